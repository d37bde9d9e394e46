/**
 * ec2 requests (SER-04, botocore `EC2Serializer`): a member is named by `queryName`, else by its wire name with a capital; lists are
 * always flat, and an empty one vanishes.
 */
import { isAbsent, itemsOf, mapOf, membersOf, memberToWrite } from "../input-values.ts";
import { serializeForm, type Form } from "../query/serialize-form.ts";
import { scalarText } from "../scalar-text.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Shape } from "../../schema/shape.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** Serializes an ec2 call. */
export function serialize(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
): SerializedRequest {
  return serializeForm(operation, input, options, write);
}

function write(form: Form, shape: Shape, value: unknown, name: string, millis: boolean | undefined): void {
  switch (shape.kind) {
    case "structure": {
      const members = membersOf(shape, value);
      for (const key in members) {
        const item = members[key];
        const member = memberToWrite(shape, key, item);
        if (!member) continue;
        const own = member.shape.query ?? member.wireName.charAt(0).toUpperCase() + member.wireName.slice(1);
        write(form, member.shape, item, name === "" ? own : `${name}.${own}`, millis);
      }
      break;
    }
    case "list": {
      let index = 0;
      for (const item of itemsOf(shape, value))
        if (!isAbsent(item)) write(form, shape.element!, item, `${name}.${++index}`, millis);
      break;
    }
    case "map": {
      let index = 0;
      const entries = mapOf(shape, value);
      for (const key in entries) {
        if (isAbsent(entries[key])) continue;
        const prefix = `${name}${shape.flat ? "" : ".Entry"}.${++index}`;
        form.push([`${prefix}.Key`, key]);
        write(form, shape.value!, entries[key], `${prefix}.Value`, millis);
      }
      break;
    }
    default:
      form.push([name, scalarText(shape, value, "iso8601", millis)]);
  }
}
