/**
 * Numbers that JavaScript's cannot hold: DynamoDB keeps 38 digits, a `number` about 16. Reads give a `number` where it is exact and
 * a {@link DynamoNumber} where it is not; writes take both and `bigint`. boto3 has `Decimal` for all of them.
 */
import { isInstance } from "./class-name.ts";
import { decimalKey, decimalProblem, formatDecimal, parseDecimal, type Decimal } from "./decimal.ts";
import { AttributeValueError } from "./errors.ts";

/** Exact in a `number`. */
const SHORT_INTEGER = /^-?\d{1,15}$/;

/** What a {@link DynamoNumber} can be made of. */
export type NumberInput = string | number | bigint | DynamoNumber;

/**
 * A decimal number with all its digits.
 *
 * @example
 * const price = new DynamoNumber("1.10");
 * price.toString(); // "1.10"
 * price.equals(1.1); // true
 */
export class DynamoNumber {
  static readonly className: string = "DynamoNumber";

  /** The number as it travels: `1.10`, `1E+3`. */
  readonly text: string;
  readonly #decimal: Decimal;

  /** @throws AttributeValueError for what is no number, and for numbers that DynamoDB would have to round */
  constructor(value: NumberInput) {
    const text = Object.is(value, -0) ? "-0" : String(value);
    const decimal = parseDecimal(text);
    if (!decimal) {
      const isSpecial = /^[+-]?(nan|inf(inity)?)$/i.test(text);
      throw new AttributeValueError(isSpecial ? "Infinity and NaN not supported" : `"${text}" is not a number`);
    }
    const problem = decimalProblem(decimal);
    if (problem !== undefined) throw new AttributeValueError(`The number ${text} cannot be stored: ${problem}`);
    this.#decimal = decimal;
    this.text = formatDecimal(decimal);
  }

  toString(): string {
    return this.text;
  }

  /** The closest `number`; digits beyond the sixteenth may be lost. */
  toNumber(): number {
    return Number(this.text);
  }

  /** @throws RangeError when the number has a fraction */
  toBigInt(): bigint {
    const { negative, digits, power } = this.#decimal;
    const whole = power < 0 ? digits.slice(0, power) || "0" : digits + "0".repeat(power);
    if (power < 0 && /[1-9]/.test(digits.slice(power))) throw new RangeError(`${this.text} is not an integer.`);
    return BigInt(negative ? `-${whole}` : whole);
  }

  /** Whether another number has the same value: `1.10` equals `1.1`. */
  equals(other: unknown): boolean {
    return isNumberLike(other) && numberKey(other) === decimalKey(this.#decimal);
  }

  /** Text for `JSON.stringify`, which loses no digit. */
  toJSON(): string {
    return this.text;
  }
}

/** Whether a value is a {@link DynamoNumber}, of whatever copy of the package. */
export function isDynamoNumber(value: unknown): value is DynamoNumber {
  return isInstance(value, DynamoNumber.className);
}

/** Whether a value is one of the kinds of numbers that items hold. */
export function isNumberLike(value: unknown): value is number | bigint | DynamoNumber {
  return typeof value === "number" || typeof value === "bigint" || isDynamoNumber(value);
}

/** The same text for numbers of the same value, whatever their kinds. */
export function numberKey(value: number | bigint | DynamoNumber): string {
  const decimal = parseDecimal(String(value));
  return decimal ? decimalKey(decimal) : String(value);
}

/** The wire's text of a number. @throws AttributeValueError for numbers DynamoDB cannot hold */
export function numberText(value: number | bigint | DynamoNumber): string {
  if (typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  return new DynamoNumber(value).toString();
}

/**
 * The number of a reply: a `number` when it has the same value, else a {@link DynamoNumber}. Text that is no number gives NaN, as in
 * boto3.
 *
 * @throws AttributeValueError for numbers beyond DynamoDB's limits
 * @param wrap - give a {@link DynamoNumber} always
 */
export function readNumber(text: string, wrap: boolean): number | DynamoNumber {
  if (!wrap && SHORT_INTEGER.test(text)) return Number(text);
  const decimal = parseDecimal(text);
  if (!decimal) return Number.NaN;
  if (wrap || decimalProblem(decimal) !== undefined) return new DynamoNumber(text);
  const number = Number(text);
  const same = parseDecimal(String(number));
  return same && decimalKey(same) === decimalKey(decimal) ? number : new DynamoNumber(text);
}
