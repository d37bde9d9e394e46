/** The types of stubs, derived from a client's methods so that tests need no casts. */
import type { BaseClient } from "../client/base-client.ts";
import type { ResponseMetadata } from "../client/output.ts";
import type { Expected } from "./any.ts";

/** What any method of an operation looks like. */
type AnyMethod = (input: never, options?: never) => Promise<{ ResponseMetadata: ResponseMetadata }>;

/** Names of the methods that call an operation. */
export type MethodNames<Client> = {
  [Name in Exclude<keyof Client, keyof BaseClient> & string]: Client[Name] extends AnyMethod ? Name : never;
}[Exclude<keyof Client, keyof BaseClient> & string];

/** A method in its three spellings: `getObject`, `GetObject`, `get_object`. */
export type StubbedName<Client> = MethodNames<Client> | Capitalize<MethodNames<Client>> | `${string}_${string}`;

/** The method behind a spelling; boto3's own spelling is not resolved by the type checker. */
type MethodOf<Client, Name extends string> = Uncapitalize<Name> extends keyof Client ? Client[Uncapitalize<Name>] : never;

/** The input of a stubbed method. */
export type StubbedInput<Client, Name extends string> = [MethodOf<Client, Name>] extends [never]
  ? Record<string, unknown>
  : MethodOf<Client, Name> extends (input: infer Input, ...rest: never) => unknown
    ? NonNullable<Input>
    : Record<string, unknown>;

/** The output of a stubbed method; its metadata may be left out. */
export type StubbedOutput<Client, Name extends string> = [MethodOf<Client, Name>] extends [never]
  ? Record<string, unknown>
  : MethodOf<Client, Name> extends (...all: never) => Promise<infer Output>
    ? Omit<Output, "ResponseMetadata"> & { ResponseMetadata?: Partial<ResponseMetadata> }
    : Record<string, unknown>;

/** What a call is answered with: an output, or a function that makes one from the call's input. */
export type StubbedResponse<Client, Name extends string> =
  | StubbedOutput<Client, Name>
  | ((input: StubbedInput<Client, Name>) => StubbedOutput<Client, Name> | Promise<StubbedOutput<Client, Name>>);

/** Parameters a stub expects: exactly these, any value replaced by `ANY`. */
export type ExpectedParams<Client, Name extends string> = {
  readonly [Key in keyof StubbedInput<Client, Name>]: Expected<StubbedInput<Client, Name>[Key]>;
};
