/** The form of a smoke: create, read, list and delete something through the public API, and look at what came back. */
import assert from "node:assert/strict";

/** One service's smoke. */
export interface Smoke {
  /** Name of the package: `@boto3/client-<service>`. */
  readonly service: string;
  readonly run: (settings: SmokeSettings) => Promise<void>;
}

/** What every client of a smoke is made with. */
export interface SmokeSettings {
  readonly endpointUrl: string;
  readonly regionName: string;
  readonly awsAccessKeyId: string;
  readonly awsSecretAccessKey: string;
}

/** A value that a reply must carry. */
export function present<Value>(value: Value | null | undefined, name: string): Value {
  assert.ok(value !== undefined && value !== null && value !== "", `${name} is missing from the reply`);
  return value;
}

/** Asserts that a call fails with the given error code, and gives the error. */
export async function failsWith(code: string, call: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await call;
  } catch (error) {
    assert.equal((error as { code?: string }).code, code, `expected ${code}, got ${String(error)}`);
    return error as Error & { code?: string };
  }
  throw new assert.AssertionError({ message: `expected ${code}, but the call succeeded` });
}
