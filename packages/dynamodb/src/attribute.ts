/** Attributes that conditions are about: `Key` in key conditions, `Attr` everywhere else (boto3 `dynamodb/conditions.py`). */
import type { BinaryInput } from "./binary.ts";
import { isInstance } from "./class-name.ts";
import { ConditionBase } from "./condition.ts";
import { DynamoDBOperationNotSupportedError, formatPath, type PathStep } from "./errors.ts";
import type { NativeNumber, NativeValue } from "./native-values.ts";

/** What an attribute is compared with: a value, or another attribute of the same item. */
export type Operand = NativeValue | AttributeBase | Size;

/** Names DynamoDB has for the types of values. */
export type AttributeTypeName = "S" | "N" | "B" | "SS" | "NS" | "BS" | "M" | "L" | "NULL" | "BOOL";

/**
 * The name of an attribute. A text is a path: `a.b[0].c` is the member `c` of the first item of `b` in `a`. An array of steps takes
 * names as they are: `["a.b", 0]` is the first item of an attribute whose name has a dot.
 */
export type AttributePath = string | readonly [string, ...PathStep[]];

/** The operators that keys and other attributes share. */
export class AttributeBase {
  static readonly className: string = "AttributeBase";

  /** The name as it was given; an array of steps in its usual notation. */
  readonly name: string;
  /** The steps, when they were given. */
  readonly steps: readonly PathStep[] | undefined;

  constructor(name: AttributePath) {
    this.name = typeof name === "string" ? name : formatPath(name);
    this.steps = typeof name === "string" ? undefined : name;
  }

  /** Equal. */
  eq(value: Operand): ConditionBase {
    return new ConditionBase("Equals", [this, value]);
  }

  /** Less than. */
  lt(value: Operand): ConditionBase {
    return new ConditionBase("LessThan", [this, value]);
  }

  /** Less than or equal. */
  lte(value: Operand): ConditionBase {
    return new ConditionBase("LessThanEquals", [this, value]);
  }

  /** Greater than. */
  gt(value: Operand): ConditionBase {
    return new ConditionBase("GreaterThan", [this, value]);
  }

  /** Greater than or equal. */
  gte(value: Operand): ConditionBase {
    return new ConditionBase("GreaterThanEquals", [this, value]);
  }

  /** Text or bytes that begin so. */
  beginsWith(value: string | BinaryInput | AttributeBase): ConditionBase {
    return new ConditionBase("BeginsWith", [this, value]);
  }

  /** From the first value to the second, both included. */
  between(low: Operand, high: Operand): ConditionBase {
    return new ConditionBase("Between", [this, low, high]);
  }

  /** An attribute is no condition: use one of its operators first. @throws DynamoDBOperationNotSupportedError always */
  and(_other: never): never {
    throw new DynamoDBOperationNotSupportedError("AND", this);
  }

  /** An attribute is no condition: use one of its operators first. @throws DynamoDBOperationNotSupportedError always */
  or(_other: never): never {
    throw new DynamoDBOperationNotSupportedError("OR", this);
  }

  /** An attribute is no condition: use one of its operators first. @throws DynamoDBOperationNotSupportedError always */
  not(_none?: never): never {
    throw new DynamoDBOperationNotSupportedError("NOT", this);
  }

  /** Whether another attribute is of the same kind and name. */
  equals(other: unknown): boolean {
    return (
      isAttribute(other) && isKey(other) === isKey(this) && other.name === this.name && String(other.steps) === String(this.steps)
    );
  }

  /** For messages and logs: `Attr("a")`. */
  toString(): string {
    return `${isKey(this) ? "Key" : "Attr"}(${JSON.stringify(this.name)})`;
  }
}

/** An attribute of the primary key, in key conditions. */
export class KeyAttribute extends AttributeBase {
  static override readonly className: string = "Key";
}

/** An attribute in conditions and filters. */
export class ItemAttribute extends AttributeBase {
  static override readonly className: string = "Attr";

  /** Not equal. */
  ne(value: Operand): ConditionBase {
    return new ConditionBase("NotEquals", [this, value]);
  }

  /** One of the values. */
  isIn(values: Iterable<Operand>): ConditionBase {
    return new ConditionBase("In", [this, [...values]]);
  }

  /** The item has the attribute. */
  exists(): ConditionBase {
    return new ConditionBase("AttributeExists", [this]);
  }

  /** The item does not have the attribute. */
  notExists(): ConditionBase {
    return new ConditionBase("AttributeNotExists", [this]);
  }

  /** A text has this part, a set or list this member. */
  contains(value: Operand): ConditionBase {
    return new ConditionBase("Contains", [this, value]);
  }

  /** Length of text, bytes, lists, sets and maps; to be compared: `Attr("tags").size().gt(3)`. */
  size(): Size {
    return new Size(this);
  }

  /** The value is of this type. */
  attributeType(type: AttributeTypeName | AttributeBase): ConditionBase {
    return new ConditionBase("AttributeType", [this, type]);
  }
}

/** The size of an attribute: compared like an attribute, and a condition itself as in boto3 (which the service refuses alone). */
export class Size extends ConditionBase {
  static override readonly className: string = "Size";

  constructor(attribute: AttributeBase) {
    super("Size", [attribute]);
  }

  /** Equal. */
  eq(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("Equals", [this, value]);
  }

  /** Not equal. */
  ne(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("NotEquals", [this, value]);
  }

  /** Less than. */
  lt(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("LessThan", [this, value]);
  }

  /** Less than or equal. */
  lte(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("LessThanEquals", [this, value]);
  }

  /** Greater than. */
  gt(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("GreaterThan", [this, value]);
  }

  /** Greater than or equal. */
  gte(value: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("GreaterThanEquals", [this, value]);
  }

  /** From the first value to the second, both included. */
  between(low: NativeNumber | Operand, high: NativeNumber | Operand): ConditionBase {
    return new ConditionBase("Between", [this, low, high]);
  }

  /** As boto3 has it; DynamoDB has no use for it. */
  beginsWith(value: Operand): ConditionBase {
    return new ConditionBase("BeginsWith", [this, value]);
  }
}

/**
 * An attribute of the primary key.
 *
 * @example
 * const condition = Key("artist").eq("Miles Davis").and(Key("year").between(1955, 1960));
 */
export function Key(name: AttributePath): KeyAttribute {
  return new KeyAttribute(name);
}

/**
 * An attribute, in conditions and filters.
 *
 * @example
 * const condition = Attr("tags").contains("jazz").and(Attr("rating").gte(4).not());
 */
export function Attr(name: AttributePath): ItemAttribute {
  return new ItemAttribute(name);
}

/** Whether a value is an attribute, of whatever copy of the package. */
export function isAttribute(value: unknown): value is AttributeBase {
  return isInstance(value, AttributeBase.className);
}

/** Whether an attribute may stand in a key condition. */
export function isKey(attribute: AttributeBase): boolean {
  return isInstance(attribute, KeyAttribute.className);
}
