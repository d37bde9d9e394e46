/** Host prefix of an operation with its labels filled in (CLI-18), e.g. `{AccountId}.` to `123456789012.`. */
import { ParamValidationError } from "../errors/validation.ts";
import type { OperationModel } from "../client/operation.ts";
import type { SerializeOptions } from "./protocol.ts";

const LABEL = /^[A-Za-z0-9.-]+$/;

/**
 * @returns undefined when the operation has no host prefix, or the client leaves prefixes out
 * @throws ParamValidationError when a label is missing or is no part of a host name
 */
export function hostPrefix(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): string | undefined {
  const template = operation.traits.hostPrefix;
  if (template === undefined || options.injectHostPrefix === false) return undefined;
  const bad: string[] = [];
  const prefix = template.replace(/\{(.*?)\}/g, (_, name: string) => {
    const value = input[name] ?? "";
    if (!LABEL.test(String(value))) bad.push(name);
    return String(value);
  });
  if (bad.length === 0) return prefix;
  throw new ParamValidationError(
    `Invalid value for parameter(s): ${bad.join(", ")}. Must contain only alphanumeric characters, hyphen, or period.`,
  );
}
