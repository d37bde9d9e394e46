/**
 * URI templates of the rest protocols: `/{Bucket}/{Key+}?uploads`. A label is percent-encoded; a greedy one (`+`) keeps its slashes
 * (SER-08). Unlike botocore an empty label is refused: it would address another resource.
 */
import { ParamValidationError } from "../../errors/validation.ts";
import { isAbsent } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import { percentEncode } from "./percent-encode.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Member } from "../../schema/shape.ts";
import type { SerializeOptions } from "../protocol.ts";

/** Literal text and labels, in order. */
export type UriTemplate = ReadonlyArray<string | { readonly member: Member; readonly isGreedy: boolean }>;

/** Cuts an operation's template at its labels. */
export function readUriTemplate({ name, uri, input }: OperationModel): UriTemplate {
  // Odd pieces are what the braces hold.
  return uri.split(/\{(.*?)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const label = piece.replace("+", "");
    const member = input?.members.find(({ location, wireName }) => location === "uri" && wireName === label);
    if (!member) throw new Error(`The URI of ${name} has a label "${label}" that no member of its input fills.`);
    return { member, isGreedy: label !== piece };
  });
}

/**
 * Fills a template.
 *
 * @throws ParamValidationError when a label has no value or an empty one
 */
export function fillTemplate(template: UriTemplate, input: Record<string, unknown>, options: SerializeOptions): string {
  let uri = "";
  for (const piece of template) {
    if (typeof piece === "string") {
      uri += piece;
      continue;
    }
    const { name, shape } = piece.member;
    const value = input[name];
    if (isAbsent(value)) throw new ParamValidationError(`Missing required parameter in input: "${name}"`);
    const label = percentEncode(scalarText(shape, value, "iso8601", options.timestampMillis));
    if (label === "") throw new ParamValidationError(`Invalid length for parameter ${name}, value: 0, valid min length: 1`);
    uri += piece.isGreedy ? label.replaceAll("%2F", "/") : label;
  }
  return uri;
}
