/** Types of what stands under a result key. */

/** The value at a path of names with dots between them. */
export type ValueAt<Value, Path extends string> = Path extends `${infer Name}.${infer Rest}`
  ? ValueAt<MemberOf<Value, Name>, Rest>
  : MemberOf<Value, Path>;

type MemberOf<Value, Name extends string> = Value extends object
  ? Name extends keyof Value
    ? NonNullable<Value[Name]>
    : unknown
  : unknown;

/** What `items()` gives for a result key: the elements of a list, the keys of a map, or the value itself. */
export type ItemAt<Page, Key extends string> =
  ValueAt<Page, Key> extends ReadonlyArray<infer Item> ? Item : ValueAt<Page, Key> extends object ? string : ValueAt<Page, Key>;

/** The primary result key. */
export type PrimaryKey<Keys extends readonly string[]> = Keys extends readonly [infer First extends string, ...string[]]
  ? First
  : Keys[number];

/** All pages as one output; `NextToken` is there when `MaxItems` ended the iteration. */
export type FullResult<Page> = Partial<Omit<Page, "ResponseMetadata" | "NextToken">> & { NextToken?: string };
