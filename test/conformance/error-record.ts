/** An error in the recordings' notation. */
import { toTaggedNow, type Tagged } from "./values.ts";

/** Class name and text; for service errors also the classes up to `ClientError`, the parsed reply and the operation. */
export function describeError(raised: Error): { [key: string]: Tagged } {
  const described: { [key: string]: Tagged } = { type: raised.name, message: raised.message };
  const { response, operationName } = raised as Error & { response?: unknown; operationName?: string };
  if (response === undefined) return described;
  described["bases"] = basesOf(raised);
  described["response"] = toTaggedNow(response);
  described["operation"] = operationName ?? null;
  return described;
}

/** Names of the class and its bases, most specific first, up to `ClientError`. */
function basesOf(raised: Error): string[] {
  const names: string[] = [];
  for (let prototype: unknown = Object.getPrototypeOf(raised); prototype instanceof Error; prototype = Object.getPrototypeOf(prototype)) {
    names.push(prototype.name);
    if (prototype.name === "ClientError") break;
  }
  return [...new Set(names)];
}
