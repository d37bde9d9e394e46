/**
 * Names that generated code cannot give away. An operation whose name is a keyword keeps it as export and method name
 * (`export { import_ as import }`); only the constant inside its file is renamed.
 */

/** Words that cannot name a constant in a module. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static super switch " +
    "this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Names that cannot name a type. */
export const TYPE_KEYWORDS: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ..."any unknown never string number boolean symbol object bigint".split(" "),
]);

/** Types that `types.ts` itself uses; a shape of such a name would hide them. */
export const USED_TYPES: ReadonlySet<string> = new Set(
  (
    "Date Uint8Array AsyncIterable BlobInput JsonValue LongInput OpenTaggedUnion Reply StreamingBlobInput StreamingBody TaggedUnion " +
    "TimestampInput"
  ).split(" "),
);

/** Names of the constants that `operations.ts` itself uses. */
export const USED_IN_OPERATIONS: ReadonlySet<string> = new Set(
  "checksum compression eventStream operation sharedShapes types".split(" "),
);

/** Names that `client.ts` itself uses beside operations. */
export const USED_IN_CLIENT: ReadonlySet<string> = new Set(["clientClass", "paginators", "service", "waiters"]);

/** The name of a constant in a module: the name itself, or with a `_` behind a word that is taken. */
export function constantName(name: string, taken: ReadonlySet<string> = new Set()): string {
  return KEYWORDS.has(name) || taken.has(name) ? `${name}_` : name;
}
