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

interface Label {
  readonly member: Member;
  readonly greedy: boolean;
}

/** Literal text and labels, in order. */
export type TemplatePart = readonly (string | Label)[];

/** A template cut at its labels. */
export interface UriTemplate {
  readonly path: TemplatePart;
  /** What stands behind the question mark. */
  readonly query: TemplatePart;
}

/** Cuts an operation's template. */
export function readUriTemplate(operation: OperationModel): UriTemplate {
  const mark = operation.uri.indexOf("?");
  if (mark < 0) return { path: cut(operation.uri, operation), query: [] };
  return { path: cut(operation.uri.slice(0, mark), operation), query: cut(operation.uri.slice(mark + 1), operation) };
}

function cut(text: string, operation: OperationModel): TemplatePart {
  // Odd pieces are what the braces hold.
  return text.split(/\{(.*?)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const greedy = piece.endsWith("+");
    const name = greedy ? piece.slice(0, -1) : piece;
    const member = operation.input?.members.find((candidate) => candidate.location === "uri" && candidate.wireName === name);
    if (!member) throw new Error(`The URI of ${operation.name} has a label "${name}" that no member of its input fills.`);
    return { member, greedy };
  });
}

/**
 * Fills a part of a template.
 *
 * @throws ParamValidationError when a label has no value or an empty one
 */
export function fillTemplate(
  part: TemplatePart,
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): string {
  let text = "";
  for (const piece of part) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    const { name, shape } = piece.member;
    const value = input[name];
    if (isAbsent(value))
      throw new ParamValidationError(`Missing required parameter in input: "${name}" (${operation.name} needs it in its URI)`);
    const label = percentEncode(scalarText(shape, value, "iso8601", options.timestampMillis));
    if (label === "") {
      throw new ParamValidationError(
        `Invalid length for parameter ${name}, value: 0, valid min length: 1 (${operation.name} needs it in its URI)`,
      );
    }
    text += piece.greedy ? label.replaceAll("%2F", "/") : label;
  }
  return text;
}
