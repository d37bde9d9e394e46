/** Clients made of the operations a caller picks; a bundle holds these and no others. */
import { BaseClient, type OperationSet, type ReplyOf } from "./base-client.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { validateInput, type InputValidator } from "../validate/validate-input.ts";
import type { Service } from "./service.ts";

/** The method of an operation. Inputs without required members may be left out. */
export type OperationMethod<Value> =
  Value extends Operation<infer Input, infer Output>
    ? Record<never, never> extends Input
      ? (input?: Input, options?: CallOptions) => Promise<ReplyOf<Output>>
      : (input: Input, options?: CallOptions) => Promise<ReplyOf<Output>>
    : never;

/** The methods that a set gives; whatever in it is no operation is left out. */
export type OperationMethods<Operations> = {
  readonly [Key in keyof Operations as Operations[Key] extends Operation<unknown, unknown> ? Key : never]: OperationMethod<
    Operations[Key]
  >;
};

/** A client with a method for each operation of a set. */
export type Client<Operations> = BaseClient & OperationMethods<Operations>;

/**
 * Makes a client. Nothing is read or connected before its first call.
 *
 * @param service - the package's `service`
 * @param operations - the operations to have, by method name; the whole namespace (`import * as s3`) works too
 * @param options - as for boto3's `client()`
 * Inputs are checked before anything is sent; `parameterValidation: false` turns that off.
 *
 * @throws UnknownOptionError for a misspelt option; PartialCredentialsError at the first call for half a key pair
 * @example
 * import { service, getObject } from "@boto3/client-s3";
 * const s3 = createClient(service, { getObject }, { regionName: "eu-west-1" });
 * const { Body } = await s3.getObject({ Bucket: "b", Key: "k" });
 */
export function createClient<const Operations extends object>(
  service: Service,
  operations: Operations,
  options?: ClientOptions,
): Client<Operations> {
  return makeClient(service, operations, options, validateInput);
}

/**
 * The same without the code that checks inputs, for bundles that count every kilobyte: the service reports what is wrong, one
 * problem at a time. Members that are part of an address are still required.
 *
 * @example
 * import { createUncheckedClient } from "@boto3/core";
 * const s3 = createUncheckedClient(service, { getObject });
 */
export function createUncheckedClient<const Operations extends object>(
  service: Service,
  operations: Operations,
  options?: ClientOptions,
): Client<Operations> {
  return makeClient(service, operations, options, undefined);
}

function makeClient<Operations extends object>(
  service: Service,
  operations: Operations,
  options: ClientOptions | undefined,
  validate: InputValidator | undefined,
): Client<Operations> {
  const methods = collectOperations(operations as OperationSet);
  const client = new BaseClient(service, methods, options, validate);
  for (const [name, operation] of methods) {
    const method = (input?: never, callOptions?: CallOptions): Promise<unknown> => client.send(operation, input, callOptions);
    Object.defineProperty(client, name, { value: method, enumerable: true, writable: true, configurable: true });
  }
  return client as unknown as Client<Operations>;
}

/** The operations in a set or module namespace. */
export function collectOperations(operations: OperationSet): Map<string, Operation<unknown, unknown>> {
  const found = new Map<string, Operation<unknown, unknown>>();
  for (const name of Object.keys(operations)) {
    const value = operations[name];
    if (isOperation(value)) found.set(name, value);
  }
  return found;
}

function isOperation(value: unknown): value is Operation<unknown, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Operation<unknown, unknown>).http === "string" &&
    "description" in value
  );
}
