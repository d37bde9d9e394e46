/** Writes the TypeScript type of a reference: scalars, lists and maps in place, everything else by name. */
import type { ServiceModel, ShapeRef } from "../model/service-model.ts";
import { peculiarType, type PeculiarType } from "./peculiar-types.ts";
import type { Form, TypeForms } from "./type-forms.ts";

/** Types from the runtime that an expression may name. */
export type RuntimeType = "BlobInput" | "JsonValue" | "LongInput" | "StreamingBlobInput" | "StreamingBody" | "TimestampInput";

export class TypeExpressions {
  readonly #model: ServiceModel;
  readonly #forms: TypeForms;
  readonly #prefix: string;
  /** Runtime types named so far; the file imports them. */
  readonly used: Set<RuntimeType> = new Set();

  /** @param prefix - in front of the service's own types, where they are not declared beside: `types.` */
  constructor(model: ServiceModel, forms: TypeForms, prefix = "") {
    this.#model = model;
    this.#forms = forms;
    this.#prefix = prefix;
  }

  /** The type of a member, element or root. */
  of(ref: ShapeRef, form: Form): string {
    const shape = this.#model.shapes[ref.shape]!;
    const peculiar = peculiarType(this.#model.metadata.serviceId, ref.shape, form);
    if (peculiar) return this.peculiar(peculiar);
    if (shape.document || ref.jsonvalue || shape.jsonvalue) return this.#runtime("JsonValue");
    if (shape.eventstream) return `AsyncIterable<${this.#named(ref.shape, form)}>`;
    if (shape.type === "structure" || shape.enum || this.#forms.recursiveCollections.has(ref.shape))
      return this.#named(ref.shape, form);
    return this.content(ref, form);
  }

  /** The type in place, also of a shape that has a name. */
  content(ref: ShapeRef, form: Form): string {
    const shape = this.#model.shapes[ref.shape]!;
    const input = form === "input";
    switch (shape.type) {
      case "list":
        return arrayOf(this.of(shape.member!, form) + (shape.sparse ? " | null" : ""));
      case "map":
        return `{ [key: string]: ${this.of(shape.value!, form)}${shape.sparse ? " | null" : ""} }`;
      case "boolean":
        return "boolean";
      case "long":
        return input ? this.#runtime("LongInput") : "number";
      case "timestamp":
        return input ? this.#runtime("TimestampInput") : "Date";
      case "blob":
        if (ref.streaming || shape.streaming || shape.requiresLength)
          return this.#runtime(input ? "StreamingBlobInput" : "StreamingBody");
        return input ? this.#runtime("BlobInput") : "Uint8Array";
      case "string":
      case "character":
        return "string";
      default:
        return "number";
    }
  }

  /** A type from the table of what customizations take and give. */
  peculiar({ type, runtime }: PeculiarType): string {
    if (runtime) this.used.add(runtime);
    return type;
  }

  #named(shape: string, form: Form): string {
    return this.#prefix + this.#forms.nameOf(shape, form);
  }

  #runtime(type: RuntimeType): string {
    this.used.add(type);
    return type;
  }
}

function arrayOf(element: string): string {
  return element.includes(" | ") && !element.startsWith("{") ? `(${element})[]` : `${element}[]`;
}
