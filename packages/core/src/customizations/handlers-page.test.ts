/** `docs/handlers.md` names each of botocore's run-time handlers with its events, every row of ours, and only places that there are. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(ROOT, "docs/handlers.md"), "utf8");
/** Event and handler by line, from botocore's list without what documents. */
const handlers = readFileSync(join(import.meta.dirname, "../../test/botocore-handlers.txt"), "utf8")
  .trim()
  .split("\n");

const named = new Set(
  [...page.matchAll(/^\| HND-\d+ \| ([^|]*) \|/gm)].flatMap(([, cell = ""]) =>
    cell.split("; ").flatMap((part) => {
      const [handler, ...events] = [...part.matchAll(/`([^`]*)`/g)].map(([, text]) => text);
      return events.map((event) => `${event} ${handler}`);
    }),
  ),
);

describe("the page on botocore's handlers", () => {
  test("names all 97 that run", () => {
    expect(handlers).toHaveLength(97);
    expect(handlers.filter((handler) => !named.has(handler))).toEqual([]);
    expect([...named].filter((handler) => !handlers.includes(handler))).toEqual([]);
  });

  test("has every row of the list", () => {
    const numbers = [
      [1, 53],
      [60, 68],
      [70, 82],
    ] as const;
    const rows = numbers.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
    expect(rows.filter((row) => !page.includes(`HND-${String(row).padStart(2, "0")}`))).toEqual([]);
  });

  test("leads to places that there are", () => {
    const places = [...page.matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.ts)`/g)].map(([, place]) => place!);
    const isThere = (place: string): boolean =>
      [place, `packages/core/src/${place}`].some((path) => existsSync(join(ROOT, path)));
    expect(places.length).toBeGreaterThan(60);
    expect(places.filter((place) => !isThere(place))).toEqual([]);
  });
});
