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
 *             { "$": reference, trait: value, ... } the same with traits, which are fields of {@link Shape}
 * member      "Name", "Name!" when required, then optionally " location:wireName", " :wireName" or " location"
 * letters     s string, i integer, l long, f float, d double, b boolean, B blob, t timestamp, j document
 * formats     tE epoch seconds, tI ISO 8601, tR RFC 822
 * locations   header, headers (prefix map), query, uri, status
 * ```
 */
import type { ValueParts } from "../protocols/value-parts.ts";
import { Shape, type Location, type ShapeKind, type TimestampFormat } from "./shape.ts";

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

const SCALAR = /^(.)([EIR]?)(\*?)(.*)/;
const MEMBER = /^([^ !]+)(!?)(?: ([a-z]*)(?::(.*))?)?$/;

/** Reads references against one shape table; shapes of the table are built once and may refer to each other and themselves. */
export class ShapeReader {
  readonly #table: ShapeTable;
  readonly #parts: ValueParts;
  readonly #wireNameOf: (member: string) => string;
  readonly #named: Map<string, Shape> = new Map();
  /** Copies of shapes that were not complete yet, because they refer to themselves. */
  #copies: Array<() => void> = [];

  /**
   * @param table - shapes that references name with `#`
   * @param parts - what reads and writes timestamps and blobs
   * @param wireNameOf - the wire name of a member whose description gives none; ec2 lowers the first letter
   */
  constructor(table: ShapeTable, parts: ValueParts = {}, wireNameOf: (member: string) => string = String) {
    this.#parts = parts;
    this.#table = table;
    this.#wireNameOf = wireNameOf;
  }

  /** Builds the shape of a reference, and all shapes below it. */
  read(reference: ShapeReference): Shape {
    const shape = this.#build(reference);
    for (const copy of this.#copies) copy();
    this.#copies = [];
    return shape;
  }

  /** Fills in a shape; a reference to the table gives the shape of the table instead. */
  #build(reference: ShapeReference, shape: Shape = new Shape(this.#parts)): Shape {
    if (typeof reference === "string") {
      if (reference.startsWith("#")) return this.#find(reference.slice(1));
      const [, letter, format, sensitive, min] = SCALAR.exec(reference)!;
      shape.kind = KINDS[letter!]!;
      shape.timestampFormat = FORMATS[format!];
      shape.sensitive = sensitive !== "";
      if (min) shape.min = Number(min);
    } else if (isCollection(reference)) {
      const [first, second] = reference;
      shape.kind = second ? "map" : "list";
      if (second) {
        shape.key = this.#build(first);
        shape.value = this.#build(second);
      } else shape.element = this.#build(first);
    } else if (reference["$"]) {
      const { $: inner, ...traits } = reference;
      const target = this.#build(inner as ShapeReference, shape);
      const copy = (): void => void Object.assign(shape, target, traits);
      copy();
      if (target !== shape) this.#copies.push(copy);
    } else {
      const names: string[] = [];
      for (const key of Object.keys(reference)) {
        const [, name = key, required, location, wireName] = MEMBER.exec(key) ?? [];
        const member = {
          name,
          wireName: wireName ?? (location ? name : this.#wireNameOf(name)),
          renamed: wireName !== undefined,
          location: (location || undefined) as Location | undefined,
          required: required === "!",
          shape: this.#build(reference[key] as ShapeReference),
        };
        shape.members.push(member);
        if (member.required) names.push(name);
        shape.memberByName.set(name, member);
        shape.memberByWireName.set(member.wireName, member);
      }
      if (names.length > 0) shape.required = names;
    }
    return shape;
  }

  #find(name: string): Shape {
    let shape = this.#named.get(name);
    if (!shape) {
      const reference = this.#table[name];
      if (!reference) throw new Error(`The wire description refers to an unknown shape "${name}".`);
      this.#named.set(name, (shape = new Shape(this.#parts)));
      this.#build(reference, shape);
    }
    return shape;
  }
}

function isCollection(
  reference: Exclude<ShapeReference, string>,
): reference is readonly [ShapeReference] | readonly [ShapeReference, ShapeReference] {
  return Array.isArray(reference);
}
