/**
 * Decimal numbers under DynamoDB's limits, exactly as boto3 has them: its decimal context holds 38 digits, the power of the first
 * digit is at most 126, that of the last at least -165, and anything that would round is refused (boto3 `dynamodb/types.py`,
 * `DYNAMODB_CONTEXT`).
 */

const MAX_DIGITS = 38;
const MAX_POWER = 126;
const MIN_POWER = -165;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** A decimal number in parts: `digits` times ten to the `power`. */
export interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros; zero is `0`. */
  readonly digits: string;
  /** Power of ten of the last digit. */
  readonly power: number;
}

/** The parts of a number's text, or undefined when it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (whole === "" && fraction === "") return undefined;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, "");
  return { negative: sign === "-", digits, power: Number(exponent) - fraction.length };
}

/** Why DynamoDB cannot hold a number, or undefined when it can. */
export function decimalProblem({ digits, power }: Decimal): string | undefined {
  if (digits.length > MAX_DIGITS) return `it has ${digits.length} digits, DynamoDB keeps ${MAX_DIGITS}`;
  const first = digits === "0" ? power : power + digits.length - 1;
  if (first > MAX_POWER) return `its magnitude is above 10 to the ${MAX_POWER}`;
  if (power < MIN_POWER) return `it is below 10 to the ${MIN_POWER}, so that digits would be lost`;
  return undefined;
}

/** The text Python's `str(Decimal)` gives: all digits kept, an exponent only where zeros would have to be made up. */
export function formatDecimal({ negative, digits, power }: Decimal): string {
  const sign = negative ? "-" : "";
  const point = digits.length + power;
  if (power > 0 || point <= -6) {
    const exponent = point - 1;
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${sign}${digits[0]}${fraction}E${exponent < 0 ? "" : "+"}${exponent}`;
  }
  if (power === 0) return sign + digits;
  return point > 0 ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}` : `${sign}0.${"0".repeat(-point)}${digits}`;
}

/** The same text for numbers of the same value: `1.50` and `15E-1` are equal. */
export function decimalKey({ negative, digits, power }: Decimal): string {
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${negative ? "-" : ""}${significant}E${power + digits.length - significant.length}`;
}
