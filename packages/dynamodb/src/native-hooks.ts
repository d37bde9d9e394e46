/**
 * Hooks that let a client speak native values (boto3 `dynamodb/transform.py`, `register_high_level_interface`): conditions and values
 * of an input are turned after other parts of the call had their say, outputs before the caller sees them. Unlike boto3's, they keep
 * nothing between calls, so that calls may overlap.
 */
import { hook, type CallContext, type Hook, type PaginatorDefinition } from "@boto3/core";
import { deserializeMap, type DeserializeOptions } from "./deserialize.ts";
import type { NativeInput, NativeReply } from "./document-types.ts";
import type { AttributeValue } from "./native-values.ts";
import { transformationOf } from "./transform.ts";

/** Outputs that are native already: a stubber may hand out one object several times. */
const turned: WeakSet<object> = new WeakSet();

/**
 * The hooks, for a client that is made without {@link documentClient}.
 *
 * @example
 * new DynamoDB({ hooks: nativeHooks() });
 */
export function nativeHooks({ wrapNumbers = false }: DeserializeOptions = {}): Hook[] {
  return [
    hook("before-parameter-build", undefined, turnInput),
    hook("after-call", undefined, (output, _response, { operation }) => {
      if (turned.has(output)) return;
      turned.add(output);
      Object.assign(output, transformationOf(operation.output)?.output(output, wrapNumbers));
    }),
    hook("after-call-error", undefined, (error) => turnError(error, wrapNumbers)),
  ];
}

/** The input is a copy of the caller's, which stays as it is. */
function turnInput(input: Record<string, unknown>, { operation }: CallContext): void {
  Object.assign(input, transformationOf(operation.input)?.input(input, []));
}

/** The items that failed conditions bring along. */
function turnError(error: Record<string, unknown>, wrap: boolean): void {
  const reasons = error["CancellationReasons"];
  for (const holder of [error, ...(Array.isArray(reasons) ? (reasons as Record<string, unknown>[]) : [])]) {
    const item = holder["Item"];
    if (typeof item === "object" && item !== null) holder["Item"] = deserializeMap(item as Record<string, AttributeValue>, wrap);
  }
}

/**
 * A paginator for `paginate()` with a client that speaks native values: the same one, typed so.
 *
 * @example
 * for await (const page of paginate(client, nativePages(queryPages), { TableName: "albums" })) console.log(page.Items);
 */
export function nativePages<Input, Output, Keys extends readonly string[]>(
  paginator: PaginatorDefinition<Input, Output, Keys>,
): PaginatorDefinition<NativeInput<Input>, NativeReply<Output>, Keys> {
  return paginator as unknown as PaginatorDefinition<NativeInput<Input>, NativeReply<Output>, Keys>;
}
