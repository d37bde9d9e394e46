/** Host prefix of an operation with its labels filled in (CLI-18), e.g. `{AccountId}.` to `123456789012.`. */
import { ParamValidationError } from "../errors/validation.ts";
import type { OperationModel } from "../client/operation.ts";
import type { SerializeOptions } from "./protocol.ts";

/**
 * @returns undefined when the operation has no host prefix, or the client leaves prefixes out
 * @throws ParamValidationError when a label is missing or is no part of a host name
 */
export function hostPrefix(
  { traits }: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): string | undefined {
  if (options.injectHostPrefix === false) return undefined;
  const bad: string[] = [];
  const prefix = traits.hostPrefix?.replace(/\{(.*?)\}/g, (_, name: string) => {
    const label = String(input[name] ?? "");
    if (!/^[A-Za-z0-9.-]+$/.test(label)) bad.push(name);
    return label;
  });
  if (bad.length === 0) return prefix;
  throw new ParamValidationError(
    `Invalid value for parameter(s): ${bad.join(", ")}. Must contain only alphanumeric characters, hyphen, or period.`,
  );
}
