/** Instants, base64, UTF-8 and CRC-32: what the engine or a short way does beside the long way. */
import { signingDate } from "../../../packages/core/src/auth/signing-date.ts";
import { Crc32 } from "../../../packages/core/src/checksums/crc32.ts";
import { plainCrc32 } from "../../../packages/core/src/checksums/plain-crc32.ts";
import { decodeBase64, encodeBase64 } from "../../../packages/core/src/protocols/base64.ts";
import { decodeUtf8 } from "../../../packages/core/src/protocols/decode-utf8.ts";
import { parseTimestamp } from "../../../packages/core/src/protocols/parse-timestamp.ts";
import { formatTimestamp } from "../../../packages/core/src/protocols/timestamps.ts";
import { outcome, type Subject } from "../subject.ts";

const DAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export const instantsRead: Subject = {
  name: "instants-read",
  compare(random) {
    const year = 1 + random.below(random.chance(0.5) ? 9999 : 60) + (random.chance(0.5) ? 1980 : 0);
    // Days and hours that do not exist are among them.
    const [month, day, hour, minute, second] = [13, 32, 25, 61, 61].map((limit) => random.below(limit));
    const fraction = random.chance(0.5) ? "" : `.${String(random.below(1000)).slice(0, 1 + random.below(3))}`;
    const date = `${two(Math.min(year, 9999), 4)}-${two(month!)}-${two(day!)}`;
    const time = `${two(hour!)}:${two(minute!)}:${two(second!)}${fraction}`;
    const text = `${date}T${time}Z`;
    return { given: text, fast: outcome(() => parseTimestamp(text)), slow: outcome(() => slowInstant(text)) };
  },
};

export const instantsWritten: Subject = {
  name: "instants-written",
  compare(random) {
    const ms = random.millis();
    const date = new Date(ms);
    const two = (value: number): string => String(value).padStart(2, "0");
    const day = `${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two);
    const digits = `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`;
    const http = `${DAYS[date.getUTCDay()]}, ${day} ${time.join(":")} GMT`;
    return {
      given: ms,
      fast: [
        formatTimestamp(ms, "rfc822"),
        signingDate(date),
        parseTimestamp(http),
        parseTimestamp(formatTimestamp(ms, "iso8601")),
      ],
      slow: [http, { long: `${digits}T${time.join("")}Z`, short: digits }, new Date(Math.floor(ms / 1000) * 1000), date],
    };
  },
};

export const base64: Subject = {
  name: "base64",
  compare(random) {
    const bytes = random.bytes(random.chance(0.1) ? 3000 : 60);
    const text = btoa(String.fromCharCode(...bytes));
    const words = random.text();
    return {
      given: { bytes, words },
      fast: [encodeBase64(bytes), Buffer.from(decodeBase64(text)).toString("hex"), encodeBase64(words)],
      slow: [text, Buffer.from(bytes).toString("hex"), btoa(String.fromCharCode(...new TextEncoder().encode(words)))],
    };
  },
};

export const utf8: Subject = {
  name: "utf8",
  compare(random) {
    const good = new TextEncoder().encode(random.text(20));
    const bytes = random.chance(0.5) ? good : Uint8Array.from([...good, ...random.bytes(4), ...good.slice(1)]);
    const slow = outcome(() => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return { given: bytes, fast: outcome(() => decodeUtf8(bytes)), slow };
  },
};

export const crc32: Subject = {
  name: "crc32",
  compare(random) {
    const bytes = random.bytes(300);
    const checksum = new Crc32();
    const cut = random.below(bytes.length + 1);
    checksum.update(bytes.subarray(0, cut));
    checksum.update(bytes.subarray(cut));
    const slow = slowCrc32(bytes);
    const digest = Buffer.alloc(4);
    digest.writeUInt32BE(slow);
    return {
      given: bytes,
      fast: [plainCrc32(bytes, 0), Buffer.from(checksum.digest()).toString("hex")],
      slow: [slow, digest.toString("hex")],
    };
  },
};

function two(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}

/** By its parts, which must be those of the instant they make. */
function slowInstant(text: string): Date {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.match(/\d+/g)!.map(Number);
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, Number(fraction.padEnd(3, "0")));
  const parts = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  if (String(parts) !== String([year, month, day, hour, minute, second]) || year < 1) throw new Error("no instant");
  return date;
}

function slowCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
