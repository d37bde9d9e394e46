/** Updates: what is set, removed, added and deleted, written as one expression with the placeholders of the request. */
import type { AttributeBase, AttributePath } from "./attribute.ts";
import type { BinaryInput } from "./binary.ts";
import { isInstance } from "./class-name.ts";
import { Expression, refuseEmpty } from "./expression.ts";
import { writeOperand } from "./expression-builder.ts";
import type { NativeNumber, NativeSet, NativeValue } from "./native-values.ts";
import type { Placeholders } from "./placeholders.ts";
import { toAttribute } from "./project.ts";

type Path = AttributePath | AttributeBase;

/** What can be set: a value, another attribute, or a calculation with them. */
export type UpdateValue = NativeValue | AttributeBase | Calculation;

/** A calculation of the service: made by {@link plus}, {@link minus}, {@link ifNotExists} and {@link listAppend}. */
export class Calculation {
  static readonly className: string = "Calculation";

  /** `{0}` and `{1}` are the operands. */
  readonly format: string;
  readonly operands: readonly UpdateValue[];

  constructor(format: string, operands: readonly UpdateValue[]) {
    this.format = format;
    this.operands = operands;
  }
}

/** The sum of two numbers: `plus(Attr("count"), 1)`. */
export function plus(left: UpdateValue, right: UpdateValue): Calculation {
  return new Calculation("{0} + {1}", [left, right]);
}

/** The difference of two numbers. */
export function minus(left: UpdateValue, right: UpdateValue): Calculation {
  return new Calculation("{0} - {1}", [left, right]);
}

/** The attribute, or a value when the item does not have it: `ifNotExists("count", 0)`. */
export function ifNotExists(path: Path, otherwise: UpdateValue): Calculation {
  return new Calculation("if_not_exists({0}, {1})", [toAttribute(path), otherwise]);
}

/** Two lists in one. */
export function listAppend(first: UpdateValue, second: UpdateValue): Calculation {
  return new Calculation("list_append({0}, {1})", [first, second]);
}

/** An update; every method gives a new one. */
export class UpdateBuilder extends Expression {
  readonly #clauses: readonly Clause[];

  constructor(clauses: readonly Clause[] = []) {
    super();
    this.#clauses = clauses;
  }

  /** Sets attributes: one by its path, or several as an object whose names are taken as they are; undefined ones are left alone. */
  set(path: Path, value: UpdateValue): UpdateBuilder;
  set(values: Readonly<Record<string, UpdateValue | undefined>>): UpdateBuilder;
  set(first: Path | Readonly<Record<string, UpdateValue | undefined>>, value?: UpdateValue): UpdateBuilder {
    if (arguments.length > 1) return this.#with("SET", first as Path, value);
    const entries = Object.entries(first as Readonly<Record<string, UpdateValue | undefined>>);
    const given = entries.filter(([, item]) => item !== undefined);
    return new UpdateBuilder([
      ...this.#clauses,
      ...given.map(([name, item]) => ({ action: "SET", target: toAttribute([name]), value: item }) as const),
    ]);
  }

  /** Counts an attribute up (or down); one that is missing counts from zero. */
  increment(path: Path, by: NativeNumber = 1): UpdateBuilder {
    return this.set(path, plus(ifNotExists(path, 0), by));
  }

  /** Adds items to the end of a list; a missing list begins empty. */
  append(path: Path, items: readonly NativeValue[]): UpdateBuilder {
    return this.set(path, listAppend(ifNotExists(path, []), items));
  }

  /** Adds items to the beginning of a list; a missing list begins empty. */
  prepend(path: Path, items: readonly NativeValue[]): UpdateBuilder {
    return this.set(path, listAppend(items, ifNotExists(path, [])));
  }

  /** Removes attributes, or items of lists by their index. */
  remove(...paths: readonly Path[]): UpdateBuilder {
    return paths.reduce<UpdateBuilder>((builder, path) => builder.#with("REMOVE", path), this);
  }

  /** Adds to a number, or members to a set; a missing one is made. */
  add(path: Path, value: NativeNumber | NativeSet | BinaryInput): UpdateBuilder {
    return this.#with("ADD", path, value);
  }

  /** Takes members out of a set. */
  delete(path: Path, members: NativeSet): UpdateBuilder {
    return this.#with("DELETE", path, members);
  }

  /** Whether there is nothing to do; such an update cannot be sent. */
  get isEmpty(): boolean {
    return this.#clauses.length === 0;
  }

  write(placeholders: Placeholders): string {
    refuseEmpty(this.#clauses.length, "update()", "Call set(), remove(), add() or delete().");
    const sections = ACTIONS.map((action) => {
      const clauses = this.#clauses.filter((clause) => clause.action === action);
      return clauses.length === 0 ? "" : `${action} ${clauses.map((clause) => writeClause(clause, placeholders)).join(", ")}`;
    });
    return sections.filter((section) => section !== "").join(" ");
  }

  #with(action: Clause["action"], path: Path, value?: unknown): UpdateBuilder {
    return new UpdateBuilder([...this.#clauses, { action, target: toAttribute(path), value }]);
  }
}

/**
 * An update to build on.
 *
 * @example
 * const change = update().set("title", "Kind of Blue").increment("plays").remove("draft");
 */
export function update(): UpdateBuilder {
  return new UpdateBuilder();
}

/** One change. */
interface Clause {
  readonly action: (typeof ACTIONS)[number];
  readonly target: AttributeBase;
  readonly value?: unknown;
}

const ACTIONS = ["SET", "REMOVE", "ADD", "DELETE"] as const;

function writeClause({ action, target, value }: Clause, placeholders: Placeholders): string {
  const path = placeholders.path(target);
  if (action === "REMOVE") return path;
  return `${path}${action === "SET" ? " = " : " "}${writeValue(value, placeholders)}`;
}

function writeValue(value: unknown, placeholders: Placeholders): string {
  if (!isInstance(value, Calculation.className)) return writeOperand(value, placeholders);
  const { format, operands } = value as Calculation;
  return format.replace(/\{(\d)\}/g, (_whole, index: string) => writeValue(operands[Number(index)], placeholders));
}
