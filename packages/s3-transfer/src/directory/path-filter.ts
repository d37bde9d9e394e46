/** Which paths take part in the transfer of a directory. */
import type { PathFilter } from "./directory-types.ts";

/** Makes one test of what is included and what is excluded. */
export function pathTest(
  include: PathFilter | readonly PathFilter[] | undefined,
  exclude: PathFilter | readonly PathFilter[] | undefined,
): (path: string) => boolean {
  const included = include === undefined ? undefined : list(include).map(testOf);
  const excluded = list(exclude ?? []).map(testOf);
  return (path) => (included?.some((test) => test(path)) ?? true) && !excluded.some((test) => test(path));
}

function list(filters: PathFilter | readonly PathFilter[]): readonly PathFilter[] {
  return Array.isArray(filters) ? (filters as readonly PathFilter[]) : [filters as PathFilter];
}

function testOf(filter: PathFilter): (path: string) => boolean {
  if (typeof filter === "function") return filter;
  const pattern = typeof filter === "string" ? globPattern(filter) : filter;
  return (path) => {
    pattern.lastIndex = 0;
    return pattern.test(path);
  };
}

/** A pattern without `/` is about names in any directory, as in `.gitignore`. */
function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((piece) => GLOB[piece] ?? piece.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join("");
  return new RegExp(`^${glob.includes("/") ? "" : "(?:.*/)?"}${source}$`, "s");
}

const GLOB: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };
