/**
 * Clients in the frozen surroundings of the recordings: fixed time, UUID and credentials, no environment, no files, and a
 * transport that answers from a script. A case's `config` says what differs, in botocore's names.
 */
import { createClient } from "../../packages/core/src/client/create-client.ts";
import type { ClientOptions } from "../../packages/core/src/client/options.ts";
import { UNSIGNED } from "../../packages/core/src/client/resolved-config.ts";
import type { Transport } from "../../packages/core/src/http/transport.ts";
import { FROZEN_CREDENTIALS, FROZEN_TIME, FROZEN_UUID } from "./frozen.ts";
import type { GeneratedService } from "./generated-service.ts";
import { type Tagged } from "./tagged.ts";
import { toInput } from "./values.ts";

export type RecordedConfig = Readonly<Record<string, Tagged>>;

/** A client of a service, calling operations by their API names. */
export interface FrozenClient {
  /** Calls one operation. */
  call(operation: string, params: Tagged): Promise<unknown>;
  readonly client: ReturnType<typeof createClient>;
}

/** @throws what making such a client throws */
export function createFrozenClient(generated: GeneratedService, config: RecordedConfig, transport: Transport): FrozenClient {
  const client = createClient(generated.service, {}, { ...frozenOptions(config), transport });
  return {
    client,
    async call(name, params) {
      const operation = generated.operations.get(name);
      if (operation === undefined) throw new Error(`The package of ${generated.service.name} has no operation ${name}.`);
      return client.send(operation, toInput(params) as Record<string, unknown>);
    },
  };
}

/** The options of a client whose recorded settings are these. */
export function frozenOptions(config: RecordedConfig): ClientOptions {
  const { credentials, environment, bearer_token: bearerToken, signature_version: signatureVersion, ...settings } = config;
  const variables = (environment ?? {}) as Readonly<Record<string, string>>;
  const options: Record<string, unknown> = camelCaseKeys({ region_name: "us-east-1", ...settings });
  // boto3 adds checksums on every host; ours only does so where the setting asks for it (DIFFERENCES.md).
  if ("endpointUrl" in options) options["requestChecksumCalculation"] ??= "when_supported";
  if (signatureVersion !== undefined) options["signatureVersion"] = signatureVersion === "UNSIGNED" ? UNSIGNED : signatureVersion;
  const given = (credentials ?? {}) as Record<string, string | undefined>;
  return {
    ...options,
    credentials: {
      accessKeyId: given["access_key"] ?? FROZEN_CREDENTIALS.accessKeyId,
      secretAccessKey: given["secret_key"] ?? FROZEN_CREDENTIALS.secretAccessKey,
      sessionToken: given["token"],
      accountId: given["account_id"],
    },
    bearerToken: bearerToken as string | undefined,
    clock: () => new Date(FROZEN_TIME),
    uuid: () => FROZEN_UUID,
    sleep: async () => {},
    random: () => 0.5,
    surroundings: { environment: (name) => variables[name], readTextFile: async () => undefined },
  };
}

/** Options under our names. */
export function camelCaseKeys(settings: RecordedConfig): Record<string, unknown> {
  const entries = Object.entries(settings).map(([key, value]) => {
    const name = key.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
    return [name, key === "s3" || key === "retries" ? camelCaseKeys(value as RecordedConfig) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
