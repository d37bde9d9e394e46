/** Writes through a path of names with dots between them (botocore `utils.set_value_from_jmespath`); objects on the way are made. */
import { isObject } from "./operators.ts";

/** Sets what stands at `path` in `target`. */
export function setPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split(".");
  const last = names.pop()!;
  let holder = target;
  for (const name of names) {
    const next = holder[name];
    holder = isObject(next) ? next : ((holder[name] = {}) as Record<string, unknown>);
  }
  holder[last] = value;
}
