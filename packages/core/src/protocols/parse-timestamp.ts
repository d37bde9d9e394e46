/**
 * Instants of replies, as permissive as botocore's `utils.parse_timestamp` (PAR-18): a number or numeric text is epoch seconds;
 * all else is a date in any common order, read as UTC when it names no zone that is known. The form of nearly every timestamp is
 * read by its digits, in half the time the engine takes.
 */
import { ResponseParserError } from "../errors/parser.ts";

const HTTP_DATE = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) GMT$/;
/** Years below 1000 are left out: `Date.UTC` takes those below 100 as of the last century. */
const PLAIN = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{3})?Z$/;
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const ISO = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)?/i;
const TIME =
  /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:([ap])\.?m\.?)?\s*(?:Z|UTC|GMT)?(?:([+-]\d\d):?(\d\d)?)?(?=[\s,]|$)/i;
const NAMES = "janfebmaraprmayjunjulaugsepoctnovdecsunmontuewedthufrisat";
const FILLER = /^([tz]|utc|gmt|at|on|and|of|st|nd|rd|th)$/i;

/**
 * Reads an instant. Fractions are cut to the milliseconds a Date holds.
 *
 * @param now - fills in what a text leaves out, e.g. the date of `12:00`
 * @throws ResponseParserError when the value is no instant, or its year is not between 1 and 9999
 */
export function parseTimestamp(value: unknown, now: () => Date = () => new Date()): Date {
  let date: Date | undefined;
  if (typeof value === "string") {
    if (PLAIN.test(value)) {
      const pair = (at: number): number => value.charCodeAt(at) * 10 + value.charCodeAt(at + 1) - 528;
      const millis = Number(value.slice(20, 23));
      date = new Date(Date.UTC(pair(0) * 100 + pair(2), pair(5) - 1, pair(8), pair(11), pair(14), pair(17), millis));
      // The 30th of February would be the day after.
      if (pair(8) < 29 || date.getUTCDate() === pair(8)) return date;
    }
    date = fromHttpDate(value);
    if (date) return date;
    date = NUMBER.test(value) ? fromSeconds(Number(value)) : undefined;
    if (!date || !isInRange(date)) date = new Date(fromText(value, now()));
  } else if (typeof value === "number" || typeof value === "bigint") date = fromSeconds(Number(value));
  if (date && isInRange(date)) return date;
  throw new ResponseParserError(`Invalid timestamp ${JSON.stringify(String(value))} in the response.`);
}

/** The form of headers; undefined for days that do not exist, and for what may be another form. */
function fromHttpDate(text: string): Date | undefined {
  const [, day, name, year, hour, minute, second] = HTTP_DATE.exec(text) ?? [];
  const month = NAMES.indexOf((name ?? "-").toLowerCase()) / 3;
  if (month % 1 !== 0 || month > 11 || Number(year) < 100) return undefined;
  const date = new Date(Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second)));
  return date.getUTCDate() === Number(day) ? date : undefined;
}

function isInRange(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year > 0 && year < 10_000;
}

/** Through whole microseconds, so that 1252838083.123 does not lose its last digit. */
function fromSeconds(seconds: number): Date {
  return new Date(Math.floor(Math.round(seconds * 1e6) / 1000));
}

/** Any order of weekday, month name, numbers and time; NaN when something is left over. */
function fromText(text: string, today: Date): number {
  let time: Array<string | undefined> | undefined;
  const rest = text
    .replace(
      ISO,
      (_, y, m, d, hour, minute = "00", second = "00") => `${y} ${m} ${d} ${hour ? `${hour}:${minute}:${second}` : ""}`,
    )
    .replace(TIME, (_, ...groups) => ((time = groups), " "));
  const words = rest.match(/[a-z]+|\d+/gi) ?? [];
  let month: number | undefined;
  const numbers: string[] = [];
  for (const word of words) {
    const name = word.length > 2 ? NAMES.indexOf(word.slice(0, 3).toLowerCase()) / 3 : -1;
    if (Number(word) >= 0) numbers.push(word);
    else if (name >= 12) continue;
    else if (name >= 0 && name % 1 === 0 && month === undefined) month = name + 1;
    else if (!FILLER.test(word) && !(time && /^[A-Z]{3,4}$/.test(word))) return NaN;
  }
  if ((!time && words.length === 0) || numbers.length + (month ? 1 : 0) > 3) return NaN;
  const at = numbers.findIndex((number) => number.length > 2 || Number(number) > 31);
  let year = at < 0 ? undefined : numbers.splice(at, 1)[0];
  const isDayFirst = at !== 0 && Number(numbers[0]) > 12 && numbers.length > 1;
  month ??= Number(numbers.splice(isDayFirst ? 1 : 0, 1)[0] ?? today.getUTCMonth() + 1);
  const day = numbers.shift();
  year ??= numbers.shift();
  if (numbers.length > 0) return NaN;
  const thisYear = today.getUTCFullYear();
  let fullYear = Number(year ?? thisYear);
  // Two digits mean the year within fifty years of this one.
  if (year && year.length < 3) fullYear += Math.round((thisYear - fullYear) / 100) * 100;
  const [hour = "0", minute = "0", second = "0", fraction = "", half, zoneHours = "+0", zoneMinutes = "0"] = time ?? [];
  const twelve = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  const fullDay = day ?? Math.min(today.getUTCDate(), new Date(Date.UTC(fullYear, month, 0)).getUTCDate());
  const iso = `${pad(fullYear, 4)}-${pad(month)}-${pad(fullDay)}T${pad(twelve)}:${pad(minute)}:${pad(second)}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
  const date = new Date(iso);
  // What the engine writes otherwise does not exist.
  if (date.toJSON() !== iso) return NaN;
  return date.getTime() - (Number(zoneHours) * 60 + Number(zoneHours[0] + zoneMinutes)) * 60_000;
}

function pad(number: number | string, length = 2): string {
  return String(number).padStart(length, "0");
}
