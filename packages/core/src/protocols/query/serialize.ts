/**
 * query requests (SER-02, botocore `QuerySerializer`): dotted names, lists as `.member.N` or flattened with the last segment renamed,
 * maps as `.entry.N.key` and `.entry.N.value`, an empty list as the bare name.
 */
import { isAbsent, itemsOf, mapOf, membersOf, memberToWrite } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import { serializeForm, type Form } from "./serialize-form.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Shape } from "../../schema/shape.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** Serializes a query call. */
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
        if (member) write(form, member.shape, item, name === "" ? member.wireName : `${name}.${member.wireName}`, millis);
      }
      break;
    }
    case "list": {
      const element = shape.element!;
      const prefix = listPrefix(shape, name);
      let index = 0;
      for (const item of itemsOf(shape, value)) if (!isAbsent(item)) write(form, element, item, `${prefix}.${++index}`, millis);
      if (index === 0) form.push([name, ""]);
      break;
    }
    case "map": {
      const prefix = shape.flat ? name : `${name}.entry`;
      let index = 0;
      const entries = mapOf(shape, value);
      for (const key in entries) {
        if (isAbsent(entries[key])) continue;
        index++;
        write(form, shape.key!, key, `${prefix}.${index}.${shape.key!.name ?? "key"}`, millis);
        write(form, shape.value!, entries[key], `${prefix}.${index}.${shape.value!.name ?? "value"}`, millis);
      }
      break;
    }
    default:
      form.push([name, scalarText(shape, value, "iso8601", millis)]);
  }
}

function listPrefix(list: Shape, name: string): string {
  const elementName = list.element!.name;
  if (!list.flat) return `${name}.${elementName ?? "member"}`;
  return elementName ? name.slice(0, name.lastIndexOf(".") + 1) + elementName : name;
}
