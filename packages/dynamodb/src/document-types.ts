/** Types of clients that speak native values: those of the plain client with AttributeValues and expressions replaced. */
import type { BaseClient, CallOptions, PageIterator } from "@boto3/core";
import type { ConditionBase } from "./condition.ts";
import type { NativeOutput, NativeValue } from "./native-values.ts";
import type { ProjectionBuilder } from "./project.ts";
import type { UpdateBuilder } from "./update.ts";

/** A value to write. Any object is taken, so that values of interface types fit; what is in it is checked when it is sent. */
export type DocumentValue = NativeValue | object;

/** A condition, or its text. */
export type ConditionInput = ConditionBase | string;

/** An update, or its text. */
export type UpdateInput = UpdateBuilder | string;

/** A list of attributes, or its text. */
export type ProjectionInput = ProjectionBuilder | string;

/** What members that hold expressions take. */
interface ExpressionInputs {
  ConditionExpression: ConditionInput;
  FilterExpression: ConditionInput;
  SearchConditionExpression: ConditionInput;
  KeyConditionExpression: ConditionInput;
  UpdateExpression: UpdateInput;
  ProjectionExpression: ProjectionInput;
}

/** Types that are left alone. */
type Scalar = string | number | bigint | boolean | null | undefined | Date | Uint8Array;

/** An input with native values. */
export type NativeInput<Value> = Value extends Scalar
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly NativeInput<Item>[]
    : string extends keyof Value
      ? NativeInputMap<Value[keyof Value]>
      : "NULL" extends keyof Value
        ? DocumentValue
        : {
            [Member in keyof Value]: Member extends keyof ExpressionInputs
              ? ExpressionInputs[Member] | Extract<Value[Member], undefined>
              : NativeInput<Value[Member]>;
          };

/** A whole item or key may be of an interface type; other maps are as they were. */
type NativeInputMap<Value> = "NULL" extends keyof Value ? object : { readonly [name: string]: NativeInput<Value> };

/** An output with native values. */
export type NativeReply<Value> = Value extends Scalar
  ? Value
  : Value extends readonly (infer Item)[]
    ? NativeReply<Item>[]
    : string extends keyof Value
      ? { [name: string]: NativeReply<Value[keyof Value]> }
      : "NULL" extends keyof Value
        ? NativeOutput
        : { [Member in keyof Value]: NativeReply<Value[Member]> };

/** A method of a plain client with native values. */
type NativeMethod<Method> = Method extends (input: infer Input, options?: CallOptions) => Promise<infer Output>
  ? (input: NativeInput<Input>, options?: CallOptions) => Promise<NativeReply<Output>>
  : Method extends (input?: infer Input, options?: CallOptions) => Promise<infer Output>
    ? (input?: NativeInput<Input>, options?: CallOptions) => Promise<NativeReply<Output>>
    : Method;

/** The method of a paginator with native values. */
type NativePages<Method> = Method extends (...args: infer Args) => PageIterator<infer Page, infer Keys>
  ? (...args: NativeArguments<Args>) => PageIterator<NativeReply<Page>, Keys>
  : Method;

type NativeArguments<Args> = { [Index in keyof Args]: Index extends "0" ? NativeInput<Args[Index]> : Args[Index] };

/** A client whose operations take and give native values. */
export type DocumentClientOf<Client> = BaseClient & {
  readonly [Member in Exclude<keyof Client, keyof BaseClient>]: Member extends "paginate"
    ? { readonly [Name in keyof Client[Member]]: NativePages<Client[Member][Name]> }
    : NativeMethod<Client[Member]>;
};
