/**
 * Fills in the parameters that a resource knows (boto3 `resources/params.py`, spec RES-18 to RES-20). Targets are paths that make
 * what they name: `a.b`, `list[]` appends, `list[2]` sets an element, `list[*]` the element of the current item of a batch.
 */
import type { ValueSource } from "./definition.ts";
import { ensureLoaded, type ResourceBase } from "./resource.ts";
import { needsData, valuesOf } from "./value-source.ts";

export type Parameters = Record<string, unknown>;

/**
 * Writes the parameters of a request into `params`.
 *
 * @param resource - whose identifiers and data are read; it is loaded when data is needed and absent
 * @param index - of the item in a batch
 */
export async function fillParameters(
  resource: ResourceBase,
  sources: readonly ValueSource[] | undefined,
  params: Parameters = {},
  index = 0,
): Promise<Parameters> {
  if (!sources) return params;
  if (needsData(sources)) await ensureLoaded(resource);
  for (const [target, value] of valuesOf(sources, resource)) setTarget(params, target, value, index);
  return params;
}

/**
 * Sets the value a target names.
 *
 * @param index - what `[*]` stands for
 */
export function setTarget(params: Parameters, target: string, value: unknown, index = 0): void {
  const parts = target.split(".");
  let position = params;
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    const match = /^(.*)\[(\d+|\*|)\]$/.exec(part);
    if (!match) {
      if (isLast) position[part] = value;
      else position = (position[part] ??= {}) as Parameters;
      continue;
    }
    const [, name = "", place = ""] = match;
    const list = (Array.isArray(position[name]) ? position[name] : (position[name] = [])) as unknown[];
    const element = place === "" ? list.length : place === "*" ? index : Number(place);
    while (list.length <= element) list.push({});
    if (isLast) list[element] = value;
    else position = list[element] as Parameters;
  }
}

/** Parameters of a collection with the caller's laid over them: lists are joined, maps merged, anything else replaced. */
export function mergeParameters(base: Parameters, extra: Parameters): Parameters {
  const merged = { ...base };
  for (const [name, value] of Object.entries(extra)) {
    const before = merged[name];
    if (Array.isArray(before) && Array.isArray(value)) merged[name] = [...before, ...(value as unknown[])];
    else if (isMap(before) && isMap(value)) merged[name] = mergeParameters(before, value);
    else merged[name] = value;
  }
  return merged;
}

/** Objects written as `{}`; dates, bytes and the like are values. */
function isMap(value: unknown): value is Parameters {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
