/** Which parts of the runtime the shapes below some roots need. */
import type { ServiceModel } from "../model/service-model.ts";
import type { ValuePart } from "./service-plan.ts";
import { referencesOf } from "./type-forms.ts";

/** @param roots - names of shapes */
export function valuePartsOf(model: ServiceModel, roots: Iterable<string>): ValuePart[] {
  const reached = new Set(roots);
  const parts = new Set<ValuePart>();
  for (const name of reached) {
    const shape = model.shapes[name]!;
    if (shape.type === "timestamp") parts.add("timestamps");
    if (shape.type === "blob") parts.add("blobs");
    const payload = shape.payload === undefined ? undefined : shape.members?.[shape.payload];
    for (const ref of referencesOf(shape)) {
      // Bytes that are a whole body or event stay as they are.
      if ((ref === payload || ref.eventpayload) && model.shapes[ref.shape]?.type === "blob") continue;
      reached.add(ref.shape);
      // JSON in headers is base64.
      if (ref.jsonvalue || model.shapes[ref.shape]?.jsonvalue) parts.add("blobs");
    }
  }
  return [...parts].sort();
}
