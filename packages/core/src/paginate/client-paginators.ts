/** Paginators of client classes: `getPaginator`, `canPaginate` and `client.paginate.<operation>()`. */
import type { BaseClient, ReplyOf } from "../client/base-client.ts";
import { findApiName } from "../client/method-name.ts";
import type { CallOptions } from "../client/options.ts";
import { OperationNotPageableError } from "../errors/paginate.ts";
import { compileExpression } from "../jmespath/compile.ts";
import type { PaginatorDefinition } from "./definition.ts";
import type { PageIterator } from "./page-iterator.ts";
import { pagesOf, type PaginateArguments } from "./paginate.ts";

/** Definitions by method name; the value generated code gives to a client class. */
export type PaginatorSet = Readonly<Record<string, PaginatorDefinition<unknown, unknown>>>;

/** The spellings of a name: `listObjectsV2`, `ListObjectsV2`, `list_objects_v2`. */
export type Spelling<Set, Snake> = (keyof Set & string) | Capitalize<keyof Set & string> | (keyof Snake & string);

/** The member of a set behind a spelling. */
export type Spelt<Set, Snake, Name> = Name extends keyof Set
  ? Set[Name]
  : Name extends keyof Snake
    ? Snake[Name] extends keyof Set
      ? Set[Snake[Name]]
      : never
    : Name extends string
      ? Uncapitalize<Name> extends keyof Set
        ? Set[Uncapitalize<Name>]
        : never
      : never;

/** What a client class has for its paginators. */
export interface PaginatingClient<Set = Record<never, never>, Snake = Record<never, never>> {
  /**
   * Whether an operation has pages.
   *
   * @throws UnknownClientMethodError when the service has no such operation
   */
  canPaginate(operation: string): boolean;
  /**
   * The paginator of an operation, by its name in any spelling.
   *
   * @throws OperationNotPageableError when it has no pages; UnknownClientMethodError when there is no such operation
   */
  getPaginator<Name extends Spelling<Set, Snake>>(operation: Name): PaginatorFor<Spelt<Set, Snake, Name>>;
  /** The pages of each operation that has some: `client.paginate.listObjectsV2({ Bucket: "b" })`. */
  readonly paginate: { readonly [Name in keyof Set]: PaginateMethod<Set[Name]> };
}

/** The paginator of a definition. */
export type PaginatorFor<Definition> =
  Definition extends PaginatorDefinition<infer Input, infer Output, infer Keys> ? Paginator<Input, Output, Keys> : never;

/** The method of a definition. */
export type PaginateMethod<Definition> = PaginatorFor<Definition>["paginate"];

/** Makes pages of one operation, as boto3's paginator objects do. */
export interface Paginator<Input, Output, Keys extends readonly string[]> {
  /** Where the items stand in a page. */
  readonly resultKeys: Keys;
  /**
   * The pages, to iterate over. Nothing is sent before that.
   *
   * @param args - the operation's input with `PaginationConfig`; then options, which hold for each call
   */
  paginate(...args: PaginateArguments<Input>): PageIterator<ReplyOf<Output>, Keys>;
}

/** Puts the methods of {@link PaginatingClient} on the prototype of a client class. */
export function addPaginators(prototype: BaseClient, paginators: PaginatorSet): void {
  const apiNames = Object.values(paginators).map(({ operation }) => operation.name);
  const byApiName = new Map(Object.values(paginators).map((definition) => [definition.operation.name, definition]));
  const find = (client: BaseClient, name: string): PaginatorDefinition<unknown, unknown> | undefined => {
    const apiName = findApiName(name, apiNames);
    if (apiName !== undefined) return byApiName.get(apiName);
    client.operation(name);
    return undefined;
  };
  const paginatorOf = (client: BaseClient, definition: PaginatorDefinition<unknown, unknown>): unknown => ({
    resultKeys: definition.resultKey,
    paginate: (input?: Record<string, unknown>, options?: CallOptions) =>
      pagesOf(client, definition, input, options, compileExpression),
  });
  Object.defineProperties(prototype, {
    canPaginate: {
      value(this: BaseClient, name: string): boolean {
        return find(this, name) !== undefined;
      },
    },
    getPaginator: {
      value(this: BaseClient, name: string): unknown {
        const definition = find(this, name);
        if (!definition) throw new OperationNotPageableError(name);
        return paginatorOf(this, definition);
      },
    },
    paginate: {
      get(this: BaseClient): unknown {
        const methods: Record<string, unknown> = {};
        for (const [name, definition] of Object.entries(paginators))
          methods[name] = (input?: Record<string, unknown>, options?: CallOptions) =>
            pagesOf(this, definition, input, options, compileExpression);
        Object.defineProperty(this, "paginate", { value: methods });
        return methods;
      },
    },
  });
}
