/** JSON: the writer without copies beside a copy and `JSON.stringify`, the reader in place beside a walk that builds everything anew. */
import { parseJson } from "../../../packages/core/src/protocols/json/parse-text.ts";
import { readJsonShape } from "../../../packages/core/src/protocols/json/read-shape.ts";
import { writeJson } from "../../../packages/core/src/protocols/json/write.ts";
import type { Random } from "../random.ts";
import { randomInput, randomScalar, randomStructure, shapeOf, type Spec } from "../shapes.ts";
import type { Subject } from "../subject.ts";

export const jsonWriter: Subject = {
  name: "json-writer",
  compare(random) {
    const spec = randomStructure(random, false);
    const input = randomInput(random, spec);
    return { given: { spec, input }, fast: writeJson(shapeOf(spec), input, false), slow: slowText(spec, input) };
  },
};

export const jsonReader: Subject = {
  name: "json-reader",
  compare(random) {
    const spec = randomStructure(random, false);
    const text = randomReply(random, spec);
    return {
      given: { spec, text },
      fast: plain(readJsonShape(parseJson(text), shapeOf(spec))),
      slow: plain(slowValue(spec, exactParse(text))),
    };
  },
};

export const jsonText: Subject = {
  name: "json-text",
  compare(random) {
    const text = `[${randomDocument(random, 0)}]`;
    return { given: text, fast: plain(parseJson(text)), slow: plain(exactParse(text)) };
  },
};

/** JSON of a value by way of a copy; integers too long for a number are strings behind a mark. */
function slowText(spec: Spec, value: unknown): string {
  return JSON.stringify(slowCopy(spec, value))
    .replace(/"\0(-?\d+)"/g, "$1")
    .replace(/"\\u0000(-?\d+)"/g, "$1");
}

function slowCopy({ kind, members, item, format }: Spec, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case "structure": {
      const given = value as Record<string, unknown>;
      const pairs = Object.keys(given).flatMap((name) => {
        const member = members!.find((each) => each.name === name);
        if (!member || given[name] === null || given[name] === undefined) return [];
        return [[member.wireName, slowCopy(member.spec, given[name])] as const];
      });
      return Object.fromEntries(pairs);
    }
    case "list":
      return [...(value as Iterable<unknown>)].map((each) => slowCopy(item!, each));
    case "map": {
      const entries = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value as object);
      return Object.fromEntries(entries.flatMap(([key, each]) => (each === undefined ? [] : [[key, slowCopy(item!, each)]])));
    }
    case "blob":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "timestamp": {
      const date = value as Date;
      if (format === "R") return date.toUTCString();
      if (format !== "I") return Math.floor(date.getTime() / 1000);
      return date
        .toISOString()
        .replace(/\.000Z$/, "Z")
        .replace(/\.(\d{3})Z$/, ".$1000Z");
    }
    case "long":
      return typeof value === "bigint" ? `\0${value}` : value;
    default:
      return value;
  }
}

/** A reply of a service: wire names, nulls, members nobody knows. */
function randomReply(random: Random, spec: Spec): string {
  const { kind, members, item } = spec;
  const gap = random.pick(["", "", " ", "\n"]);
  if (random.chance(0.05)) return "null";
  if (members) {
    const pairs = members
      .filter(() => random.chance(0.8))
      .map(({ wireName, spec: inner }) => `${JSON.stringify(wireName)}:${gap}${randomReply(random, inner)}`);
    if (random.chance(0.2)) pairs.splice(random.below(pairs.length + 1), 0, `"Later":${randomDocument(random, 2)}`);
    return `{${pairs.join(`,${gap}`)}}`;
  }
  if (kind === "list") return `[${random.some(4, () => randomReply(random, item!)).join(`,${gap}`)}]`;
  if (kind === "map")
    return `{${random.some(4, (index) => `${JSON.stringify(random.text(3) + index)}:${randomReply(random, item!)}`).join(",")}}`;
  if (kind === "blob") return JSON.stringify(Buffer.from(random.bytes(30)).toString("base64"));
  if (kind === "timestamp")
    return random.pick([String(random.millis() / 1000), JSON.stringify(new Date(Math.abs(random.millis())).toISOString())]);
  if (kind === "double" && random.chance(0.1)) return random.pick(['"NaN"', '"Infinity"', '"-Infinity"']);
  const value = randomScalar(random, kind);
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}

/** The members of a spec, built anew, by plain rules. */
function slowValue(spec: Spec, value: unknown): unknown {
  const { kind, members, item } = spec;
  if (value === null) return null;
  switch (kind) {
    case "structure": {
      const output: Record<string, unknown> = {};
      for (const [key, inner] of Object.entries(value as object)) {
        const member = members!.find(({ wireName }) => wireName === key);
        if (member && inner !== null) output[member.name] = slowValue(member.spec, inner);
      }
      return output;
    }
    case "list":
      return (value as unknown[]).map((each) => slowValue(item!, each));
    case "map":
      return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, slowValue(item!, each)]));
    case "blob":
      return new Uint8Array(Buffer.from(value as string, "base64"));
    case "timestamp":
      return new Date(typeof value === "string" ? value : Math.floor(Math.round(Number(value) * 1e6) / 1000));
    case "double":
      return typeof value === "string" ? Number(value) : Number(value);
    default:
      return value;
  }
}

/** Any JSON, with long numbers where numbers are. */
function randomDocument(random: Random, depth: number): string {
  const inner = (): string => randomDocument(random, depth + 1);
  const choice = random.below(depth > 3 ? 5 : 7);
  if (choice === 0) return random.pick(["null", "true", "false"]);
  if (choice === 1)
    return random.pick(["0", "-0.5", "1e21", "1E-7", "9007199254740993", "-9223372036854775808", "12345678901234567.5", "123"]);
  if (choice < 5)
    return JSON.stringify(random.pick([random.text(), `${random.below(1e9)}${random.below(1e9)}`, ': 12345678901234567,"']));
  if (choice === 5) return `[${random.some(4, inner).join(random.pick([",", ", ", "\n,"]))}]`;
  return `{${random.some(4, (index) => `${JSON.stringify(`${random.text(2)}${index}`)}:${random.pick(["", " "])}${inner()}`).join(",")}}`;
}

/** JSON by recursive descent over its characters; integers beyond 2^53 are bigint. */
function exactParse(text: string): unknown {
  let at = 0;
  const skip = (): void => {
    while (" \n\r\t".includes(text[at] ?? "x")) at++;
  };
  const token = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text)!;
    at += found.length;
    return found;
  };
  const list = <Item>(end: string, read: () => Item): Item[] => {
    const items: Item[] = [];
    at++;
    for (skip(); text[at] !== end; skip()) {
      if (text[at] === ",") at++;
      items.push(read());
    }
    at++;
    return items;
  };
  const string = (): string => {
    skip();
    return JSON.parse(token(/"(?:[^"\\]|\\.)*"/y)) as string;
  };
  const value = (): unknown => {
    skip();
    if (text[at] === "{")
      return Object.fromEntries(
        list("}", () => {
          const key = string();
          skip();
          at++;
          return [key, value()] as const;
        }),
      );
    if (text[at] === "[") return list("]", value);
    if (text[at] === '"') return string();
    const word = token(/[\w.+-]+/y);
    if (!/^-?\d+$/.test(word)) return JSON.parse(word) as unknown;
    return Number.isSafeInteger(Number(word)) ? Number(word) : BigInt(word);
  };
  return value();
}

/** Without prototypes and classes of bytes, which both ways may choose. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
