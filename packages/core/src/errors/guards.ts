/** Recognising errors without `instanceof`: by class name or by error code, across duplicate installs and worker threads. */
import type { BotoCoreError } from "./botocore-error.ts";
import { hasErrorName } from "./botocore-error.ts";
import type { ClientError } from "./client-error.ts";
import type { ModeledError, ModeledErrorClass } from "./modeled.ts";

/**
 * Tells whether something caught is the error of this name.
 *
 * @param error - anything caught
 * @param wanted - a class (`NoSuchKey`), the name of a class (`"NoSuchKey"`, `"NoCredentialsError"`), or a service's error code
 *   (`"404"`, `"AWS.SimpleQueueService.NonExistentQueue"`)
 * @example
 * try { await s3.getObject({ Bucket, Key }); } catch (error) { if (!isError(error, "NoSuchKey")) throw error; }
 */
export function isError<Members>(error: unknown, wanted: ModeledErrorClass<Members>): error is ModeledError<Members>;
export function isError<Instance extends Error>(
  error: unknown,
  wanted: { readonly prototype: Instance; readonly errorName: string },
): error is Instance;
export function isError(error: unknown, wanted: "BotoCoreError"): error is BotoCoreError;
export function isError(error: unknown, wanted: string): error is ClientError;
export function isError(error: unknown, wanted: string | { readonly errorName: string }): boolean {
  if (typeof error !== "object" || error === null) return false;
  const name = typeof wanted === "string" ? wanted : wanted.errorName;
  if (hasErrorName(error, name) || (error as Error).name === name) return true;
  return hasErrorName(error, "ClientError") && (error as ClientError).code === name;
}
