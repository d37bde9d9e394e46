/**
 * Instants of replies, as permissive as botocore's `utils.parse_timestamp` (PAR-18): a number or numeric text is epoch seconds;
 * all else is a date in any common order, read as UTC when it names no zone that is known. ISO 8601 has a path of its own because nearly all
 * XML and JSON timestamps are in that form or numbers.
 */
import { ResponseParserError } from "../errors/parser.ts";

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
/** The form of nearly every timestamp, which the engine parses by itself. */
const PLAIN = /^\d{4}-[01]\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;
const TIME =
  /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)?(?=[\s,]|$)/i;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?/i;
const MIN_MS = -62_135_596_800_000;
const MAX_MS = 253_402_300_799_999;

/**
 * Reads an instant. Fractions are cut to the milliseconds a Date holds.
 *
 * @param now - fills in what a text leaves out, e.g. the date of `12:00`
 * @throws ResponseParserError when the value is no instant, or its year is not between 1 and 9999
 */
export function parseTimestamp(value: unknown, now: () => Date = () => new Date()): Date {
  let ms: number | undefined;
  if (typeof value === "number" || typeof value === "bigint") ms = fromSeconds(Number(value));
  else if (typeof value === "string") {
    if (PLAIN.test(value)) ms = Date.parse(value);
    else if (NUMBER.test(value)) ms = fromSeconds(Number(value));
    if (!isInRange(ms)) ms = fromIso(value) ?? fromText(value, now);
  }
  if (!isInRange(ms)) throw new ResponseParserError(`Invalid timestamp ${JSON.stringify(String(value))} in the response.`);
  return new Date(ms);
}

function isInRange(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= MIN_MS && ms <= MAX_MS;
}

/** Through whole microseconds, so that 1252838083.123 does not lose its last digit. */
function fromSeconds(seconds: number): number {
  return Math.floor(Math.round(seconds * 1e6) / 1000);
}

function fromIso(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return instant(Number(year), Number(month), Number(day), hour, minute, second, fraction, zone);
}

/** Any order of weekday, month name, numbers and time; what is left over must be punctuation. */
function fromText(text: string, now: () => Date): number | undefined {
  let [hour, minute, second, fraction, zone]: Array<string | undefined> = [];
  let isTime = false;
  const rest = text
    .replace(TIME, (_, h: string, m?: string, s?: string, f?: string, half?: string, z?: string) => {
      isTime = true;
      hour = half ? String((Number(h) % 12) + (half.toLowerCase() === "p" ? 12 : 0)) : h;
      [minute, second, fraction, zone] = [m, s, f, z?.replace(/^(?:UTC|GMT)(?=[+-])/i, "")];
      return " ";
    })
    .replace(WEEKDAY, " ");
  const words = rest.match(/[A-Za-z]+|\d+/g) ?? [];
  if (!isTime && words.length === 0) return undefined;
  let month: number | undefined;
  const numbers: string[] = [];
  for (const word of words) {
    if (/^\d/.test(word)) numbers.push(word);
    else if (month === undefined && word.length >= 3 && MONTHS.indexOf(word.slice(0, 3).toLowerCase()) % 3 === 0)
      month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) / 3 + 1;
    else if (/^[TZ]$|^(?:UTC|GMT)$/i.test(word)) zone ??= "Z";
    else if (isTime && /^[A-Z]{3,4}$/.test(word)) continue;
    else if (!/^(?:at|on|and|of|st|nd|rd|th)$/i.test(word)) return undefined;
  }
  if (numbers.length + (month ? 1 : 0) > 3) return undefined;
  const today = now();
  const isYear = (number: string | undefined): boolean => number !== undefined && (number.length > 2 || Number(number) > 31);
  let year: string | undefined;
  const at = numbers.findIndex(isYear);
  if (at >= 0) [year] = numbers.splice(at, 1);
  if (month === undefined && numbers.length > 0) {
    const dayFirst = at !== 0 && Number(numbers[0]) > 12 && numbers.length > 1;
    month = Number(numbers.splice(dayFirst ? 1 : 0, 1)[0]);
  }
  const day = numbers.shift();
  year ??= numbers.shift();
  if (numbers.length > 0) return undefined;
  const fullYear =
    year === undefined
      ? today.getUTCFullYear()
      : year.length > 2
        ? Number(year)
        : nearCentury(Number(year), today.getUTCFullYear());
  const fullMonth = month ?? today.getUTCMonth() + 1;
  return instant(
    fullYear,
    fullMonth,
    day === undefined ? Math.min(today.getUTCDate(), daysOf(fullYear, fullMonth)) : Number(day),
    hour,
    minute,
    second,
    fraction,
    zone,
  );
}

/** Two digits of a year mean the one within fifty years of this one. */
function nearCentury(year: number, thisYear: number): number {
  const full = year + Math.floor(thisYear / 100) * 100;
  return full >= thisYear + 50 ? full - 100 : full < thisYear - 50 ? full + 100 : full;
}

function instant(
  year: number,
  month: number,
  day: number,
  hour = "0",
  minute = "0",
  second = "0",
  fraction = "",
  zone = "Z",
): number | undefined {
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysOf(year, month) ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  )
    return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.slice(0, 3).padEnd(3, "0")));
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000) : 0;
  return date.getTime() - offset;
}

function daysOf(year: number, month: number): number {
  return month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;
}
