/** Tagged unions in replies (PAR-17): one member exactly; one that the model does not know yet is named in a marker. */
import { ResponseParserError } from "../errors/parser.ts";
import type { Shape } from "../schema/shape.ts";

/** The error for a union with no member, or several. */
export function unionError(shape: Shape): ResponseParserError {
  return new ResponseParserError(`Invalid service response: ${shape.union} must have one and only one member set.`);
}

/** What a union reads as when its member is newer than the model. */
export function unknownUnionMember(name: string): Record<string, unknown> {
  return { SDK_UNKNOWN_MEMBER: { name } };
}

/** The one member set, ignoring nulls and `__type`. */
export function unionTag(shape: Shape, value: Record<string, unknown>): string {
  const tags = Object.keys(value).filter((key) => key !== "__type" && value[key] !== null && value[key] !== undefined);
  if (tags.length !== 1) throw unionError(shape);
  return tags[0]!;
}
