/** The code by which an error reply names its exception: the model's, or else the shape's name (botocore `model.py`). */
import type { ModelShape } from "./service-model.ts";

export function errorCodeOf(name: string, shape: ModelShape): string {
  return shape.error?.code ?? name;
}
