/**
 * Reads the wire description of an operation: a compact JSON text that the generator writes and that is parsed at the
 * operation's first call.
 *
 * ```text
 * reference   "s"  "s1"  "tI"  "s*"  a scalar: letter, timestamp format, `*` when sensitive, then the minimum
 *             "#Tag"                a shape of the description's table
 *             [reference]           a list
 *             [reference, reference] a map: key, value
 *             { member: reference } a structure
 *             { "$": reference, trait: value, ... } the same with traits
 * member      "Name", "Name!" when required, then optionally " location:wireName", " :wireName" or " location"
 * letters     s string, i integer, l long, f float, d double, b boolean, B blob, t timestamp, j document
 * formats     tE epoch seconds, tI ISO 8601, tR RFC 822
 * locations   header, headers (prefix map), query, uri, status
 * ```
 */
import { Shape, type Location, type Member, type ShapeKind, type TimestampFormat } from "./shape.ts";

/** A reference as it stands in the JSON text. */
export type ShapeReference =
  | string
  | readonly [ShapeReference]
  | readonly [ShapeReference, ShapeReference]
  | StructureReference
  | { readonly $: ShapeReference; readonly [trait: string]: unknown };

/** A structure: member keys, as the grammar above has them. */
type StructureReference = { readonly [member: string]: ShapeReference };

/** The shapes that several references share, by model name. */
export type ShapeTable = Readonly<Record<string, ShapeReference>>;

const KINDS: Readonly<Record<string, ShapeKind>> = {
  s: "string",
  i: "integer",
  l: "long",
  f: "float",
  d: "double",
  b: "boolean",
  B: "blob",
  t: "timestamp",
  j: "document",
};

const FORMATS: Readonly<Record<string, TimestampFormat>> = { E: "unixTimestamp", I: "iso8601", R: "rfc822" };

const LOCATIONS: Readonly<Record<string, Location>> = {
  header: "header",
  headers: "headers",
  query: "querystring",
  uri: "uri",
  status: "statusCode",
};

/** Traits of a `{ "$": ... }` wrapper, and the field of {@link Shape} each one sets. */
const TRAITS: Readonly<Record<string, keyof Shape>> = {
  payload: "payload",
  eventstream: "eventStream",
  event: "event",
  eventpayload: "eventPayload",
  eventheader: "eventHeader",
  flat: "flattened",
  name: "wireName",
  query: "queryName",
  ns: "xmlNamespace",
  prefix: "xmlPrefix",
  attribute: "xmlAttribute",
  json: "jsonValue",
  streaming: "streaming",
  length: "requiresLength",
  token: "idempotencyToken",
  host: "hostLabel",
  context: "contextParam",
  min: "min",
  shape: "name",
};

const SCALAR = /^([silfdbBtj])([EIR]?)(\*?)(-?\d.*)?$/;
const MEMBER = /^([^ !]+)(!?)(?: ([a-z]*)(?::(.*))?)?$/;

/** Reads references against one shape table; shapes of the table are built once and may refer to each other and themselves. */
export class ShapeReader {
  readonly #table: ShapeTable;
  readonly #wireNameOf: (member: string) => string;
  readonly #built: Map<string, Shape> = new Map();
  readonly #unfinished: Array<() => void> = [];
  #depth = 0;

  /**
   * @param table - shapes that references name with `#`
   * @param wireNameOf - the wire name of a member whose description gives none; ec2 lowers the first letter
   */
  constructor(table: ShapeTable, wireNameOf: (member: string) => string = (member) => member) {
    this.#table = table;
    this.#wireNameOf = wireNameOf;
  }

  /** Builds the shape of a reference, and all shapes below it. */
  read(reference: ShapeReference): Shape {
    this.#depth++;
    const shape = this.#build(reference);
    if (--this.#depth === 0) for (const finish of this.#unfinished.splice(0)) finish();
    return shape;
  }

  #build(reference: ShapeReference): Shape {
    if (typeof reference === "string") return reference.startsWith("#") ? this.#named(reference.slice(1)) : scalar(reference);
    if (isPair(reference)) return this.#collection(reference);
    const inner = reference["$"];
    return inner === undefined ? this.#structure(reference as StructureReference) : this.#withTraits(inner, reference);
  }

  #named(name: string): Shape {
    const known = this.#built.get(name);
    if (known) return known;
    const reference = this.#table[name];
    if (reference === undefined) throw new Error(`The wire description refers to an unknown shape "${name}".`);
    const shape = new Shape(kindOf(reference));
    shape.name = name;
    this.#built.set(name, shape);
    const built = this.#build(reference);
    Object.assign(shape, built, { name });
    return shape;
  }

  #collection(reference: readonly [ShapeReference] | readonly [ShapeReference, ShapeReference]): Shape {
    const [first, second] = reference;
    if (second === undefined) {
      const list = new Shape("list");
      list.element = this.#build(first);
      return list;
    }
    const map = new Shape("map");
    map.key = this.#build(first);
    map.value = this.#build(second);
    return map;
  }

  #structure(reference: StructureReference): Shape {
    const structure = new Shape("structure");
    for (const key of Object.keys(reference)) {
      const member = this.#member(key, reference[key]!);
      structure.members.push(member);
      structure.memberByName.set(member.name, member);
    }
    return structure;
  }

  #member(key: string, reference: ShapeReference): Member {
    const [, name = key, required, location, wireName] = MEMBER.exec(key) ?? [];
    return {
      name,
      wireName: wireName ?? (location ? name : this.#wireNameOf(name)),
      renamed: wireName !== undefined,
      location: location ? LOCATIONS[location] : undefined,
      required: required === "!",
      shape: this.#build(reference),
    };
  }

  #withTraits(inner: ShapeReference, traits: { readonly [trait: string]: unknown }): Shape {
    const target = this.#build(inner);
    const shape = new Shape(target.kind);
    const finish = (): void => {
      Object.assign(shape, target);
      for (const trait of Object.keys(traits)) {
        if (trait === "$") continue;
        if (trait === "union") {
          shape.union = true;
          shape.name = String(traits[trait]);
        } else Object.assign(shape, { [TRAITS[trait] ?? trait]: traits[trait] });
      }
    };
    finish();
    // A target that is still being built (recursion) gets its last fields later; copy them once all is read.
    if (typeof inner === "string" && inner.startsWith("#")) this.#unfinished.push(finish);
    return shape;
  }
}

function isPair(
  reference: Exclude<ShapeReference, string>,
): reference is readonly [ShapeReference] | readonly [ShapeReference, ShapeReference] {
  return Array.isArray(reference);
}

function kindOf(reference: ShapeReference): ShapeKind {
  if (typeof reference === "string") return scalar(reference).kind;
  if (isPair(reference)) return reference.length === 1 ? "list" : "map";
  const inner = reference["$"];
  return inner === undefined ? "structure" : kindOf(inner);
}

function scalar(text: string): Shape {
  const [, letter, format, sensitive, min] = SCALAR.exec(text) ?? [];
  if (!letter) throw new Error(`The wire description has an unknown scalar "${text}".`);
  const shape = new Shape(KINDS[letter]!);
  if (format) shape.timestampFormat = FORMATS[format];
  if (sensitive) shape.sensitive = true;
  if (min) shape.min = Number(min);
  return shape;
}
