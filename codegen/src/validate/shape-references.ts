/** Every reference to a shape leads to one, and every shape is of a known type with the parts its type needs. */
import type { ModelShape, ShapeRef } from "../model/service-model.ts";
import { finding, type Finding, type Rule } from "./finding.ts";

const TYPES: ReadonlySet<string> = new Set(
  "structure list map string character integer short byte long float double boolean blob timestamp bigdecimal".split(" "),
);

export const shapeReferencesRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  const check = (ref: ShapeRef | undefined, path: readonly string[]): void => {
    if (ref === undefined) findings.push(finding(source, "service-2", path, "missing"));
    else if (!Object.hasOwn(shapes, ref.shape)) findings.push(finding(source, "service-2", path, `unknown shape "${ref.shape}"`));
  };
  for (const [name, operation] of Object.entries(operations)) {
    for (const side of ["input", "output"] as const) if (operation[side]) check(operation[side], ["operations", name, side]);
    operation.errors?.forEach((error, index) => check(error, ["operations", name, "errors", String(index)]));
  }
  for (const [name, shape] of Object.entries(shapes)) {
    if (!TYPES.has(shape.type))
      findings.push(finding(source, "service-2", ["shapes", name, "type"], `unknown type "${shape.type}"`));
    for (const [path, ref] of parts(shape)) check(ref, ["shapes", name, ...path]);
    const members = shape.members ?? {};
    for (const required of shape.required ?? []) {
      if (!Object.hasOwn(members, required))
        findings.push(finding(source, "service-2", ["shapes", name, "required"], `unknown member "${required}"`));
    }
    if (shape.payload !== undefined && !Object.hasOwn(members, shape.payload)) {
      findings.push(finding(source, "service-2", ["shapes", name, "payload"], `unknown member "${shape.payload}"`));
    }
  }
  return findings;
};

function parts(shape: ModelShape): Array<[string[], ShapeRef | undefined]> {
  if (shape.type === "list") return [[["member"], shape.member]];
  if (shape.type === "map")
    return [
      [["key"], shape.key],
      [["value"], shape.value],
    ];
  return Object.entries(shape.members ?? {}).map(([member, ref]) => [["members", member], ref]);
}
