/** An error in the recordings' notation. */
import { toTaggedNow, type Tagged } from "./tagged.ts";

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
  for (
    let link: object | null = raised;
    link !== null && names.at(-1) !== "ClientError";
    link = Object.getPrototypeOf(link) as object | null
  ) {
    const { errorName } = link.constructor as { errorName?: string };
    if (errorName !== undefined && names.at(-1) !== errorName) names.push(errorName);
  }
  return names;
}
