/** Random shapes with their values: a plain description the slow ways walk, and the same as the reference that readers and writers take. */
import { blobs } from "../../packages/core/src/protocols/blobs.ts";
import { timestamps } from "../../packages/core/src/protocols/timestamps.ts";
import { ShapeReader, type ShapeReference } from "../../packages/core/src/schema/read-description.ts";
import type { Shape } from "../../packages/core/src/schema/shape.ts";
import type { Random } from "./random.ts";

export type Kind = "structure" | "list" | "map" | "string" | "integer" | "long" | "double" | "boolean" | "blob" | "timestamp";

/** A shape, as plain as can be. */
export interface Spec {
  readonly kind: Kind;
  /** Of structures. */
  readonly members?: readonly MemberSpec[];
  /** Of lists and maps. */
  readonly item?: Spec;
  /** Of lists and maps: no element around the items. */
  readonly flat?: boolean;
  /** Of lists: element name of an item. */
  readonly itemName?: string;
  /** Of timestamps: a letter of the wire description; `undefined` for the protocol's own. */
  readonly format?: "E" | "I" | "R";
}

export interface MemberSpec {
  readonly name: string;
  readonly wireName: string;
  readonly spec: Spec;
}

const LETTERS: Readonly<Partial<Record<Kind, string>>> = {
  string: "s",
  integer: "i",
  long: "l",
  double: "d",
  boolean: "b",
  blob: "B",
  timestamp: "t",
};
const SCALARS = Object.keys(LETTERS) as Kind[];
const NAMES = ["Name", "Id", "Tags", "ETag", "Size", "Owner", "nested", "Items", "x-y", "A", "value"];

/**
 * A structure of random members.
 *
 * @param hasFlat - lists and maps may stand in their parent (XML, forms)
 */
export function randomStructure(random: Random, hasFlat: boolean, depth = 0): Spec {
  const names = NAMES.filter(() => random.chance(0.4));
  const members = names.map((name) => ({
    name,
    wireName: random.chance(0.25) ? `wire${name}` : name,
    spec: randomSpec(random, hasFlat, depth + 1),
  }));
  return { kind: "structure", members };
}

function randomSpec(random: Random, hasFlat: boolean, depth: number): Spec {
  if (depth > 3 || random.chance(0.6)) {
    const kind = random.pick(SCALARS);
    const format = kind === "timestamp" ? random.pick([undefined, "E", "I", "R"] as const) : undefined;
    return format ? { kind, format } : { kind };
  }
  if (random.chance(0.4)) return randomStructure(random, hasFlat, depth);
  const kind = random.pick(["list", "map"] as const);
  const itemName = kind === "list" && hasFlat && random.chance(0.3) ? `item${random.below(1e9)}` : undefined;
  return {
    kind,
    item: randomSpec(random, hasFlat, depth + 1),
    flat: hasFlat && random.chance(0.3),
    ...(itemName === undefined ? {} : { itemName }),
  };
}

/** The shape that our code works with. */
export function shapeOf(spec: Spec, wireNameOf?: (member: string) => string): Shape {
  return new ShapeReader({}, { blobs, timestamps }, wireNameOf).read(referenceOf(spec));
}

/** The wire description of a spec. */
export function referenceOf({ kind, members, item, flat, itemName, format }: Spec): ShapeReference {
  if (members) {
    const pairs = members.map(({ name, wireName, spec }) => [
      wireName === name ? name : `${name} :${wireName}`,
      referenceOf(spec),
    ]);
    return Object.fromEntries(pairs) as ShapeReference;
  }
  if (!item) return `${LETTERS[kind]!}${format ?? ""}`;
  const inner = referenceOf(item);
  const named: ShapeReference = itemName === undefined ? inner : { $: inner, name: itemName };
  const collection: ShapeReference = kind === "list" ? [named] : ["s", named];
  return flat ? { $: collection, flat: true } : collection;
}

/** A value as a caller may give it; members may be missing, null or unknown. */
export function randomInput(random: Random, spec: Spec): unknown {
  const { kind, members, item } = spec;
  if (members) {
    const value: Record<string, unknown> = {};
    for (const { name, spec: inner } of members)
      if (!random.chance(0.2)) value[name] = random.chance(0.1) ? random.pick([null, undefined]) : randomInput(random, inner);
    if (random.chance(0.1)) value["Unknown"] = "left out";
    return value;
  }
  if (kind === "list") {
    const items = random.some(4, () => randomInput(random, item!));
    return random.chance(0.1) ? new Set(items) : items;
  }
  if (kind === "map") {
    const entries = random.some(4, (index) => [`${random.text(3)}${index}`, randomInput(random, item!)] as const);
    return random.chance(0.1) ? new Map(entries) : Object.fromEntries(entries);
  }
  return randomScalar(random, kind);
}

/** A value of a scalar kind. */
export function randomScalar(random: Random, kind: Kind): unknown {
  switch (kind) {
    case "integer":
      return random.below(2 ** 32) - 2 ** 31;
    case "long":
      return random.chance(0.8) ? (random.below(2 ** 52) - 2 ** 51) * 2 : BigInt(random.below(2 ** 50)) * 8191n - 2n ** 62n;
    case "double":
      return random.pick([random.next() * 1e6, -random.next(), random.below(1000), 1e300, 5e-324, 0]);
    case "boolean":
      return random.chance(0.5);
    case "blob":
      return random.chance(0.3) ? random.text() : random.bytes(40);
    case "timestamp":
      return new Date(random.millis());
    default:
      return random.text(random.chance(0.1) ? 40 : 5);
  }
}
