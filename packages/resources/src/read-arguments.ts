/** Reads a resource's arguments: identifiers one by one or by name, then options (boto3 `base.py`, spec RES-08). */
import { ResourceIdentifierError } from "./errors.ts";
import type { ResourceClientOptions } from "@boto3/core";

/** What a caller gave. */
export interface ResourceArguments {
  readonly identifiers: Readonly<Record<string, unknown>>;
  readonly options: ResourceClientOptions;
}

/**
 * @param names - of the identifiers, in order
 * @param args - `("bucket", "key", options?)` or `({ bucketName: "bucket", key: "key" }, options?)`
 * @throws ResourceIdentifierError for a missing, surplus or unknown identifier
 */
export function readArguments(names: readonly string[], args: readonly unknown[]): ResourceArguments {
  const named = names.length > 0 && isRecord(args[0]);
  const identifiers = named ? namedIdentifiers(names, args[0] as Record<string, unknown>) : positional(names, args);
  const [options, ...surplus] = args.slice(named ? 1 : names.length);
  if (surplus.length > 0 || (options !== undefined && !isRecord(options)))
    throw new ResourceIdentifierError(`Too many identifiers: ${args.length} given, ${describe(names)} expected.`);
  for (const name of names) {
    if (identifiers[name] === undefined || identifiers[name] === null)
      throw new ResourceIdentifierError(`Required parameter ${name} not set`, { name, identifiers: names });
  }
  return { identifiers, options: options ?? {} };
}

function namedIdentifiers(names: readonly string[], given: Record<string, unknown>): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      throw new ResourceIdentifierError(`Unknown keyword argument: ${name}. Identifiers: ${describe(names)}.`, { name });
  }
  return given;
}

function positional(names: readonly string[], args: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, index) => [name, args[index]]));
}

function describe(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
