/** One listing, asked for in every way: page by page, item by item, in parts with resume tokens, as a whole. */
import assert from "node:assert/strict";
import type { PageIterator, PaginationConfig } from "@boto3/core";

/** What a listing shall hold, and how to ask for it. */
export interface Listing<Page, Keys extends readonly string[], Item> {
  readonly pages: (config: PaginationConfig) => PageIterator<Page, Keys>;
  readonly items: (pages: PageIterator<Page, Keys>) => AsyncIterable<Item>;
  readonly nameOf: (item: Item) => string | undefined;
  /** Names that were created; others may be there, too. */
  readonly created: readonly string[];
  /** Items of a page, where the operation has such a limit. */
  readonly pageSize?: number;
  /** The server sends everything at once, whatever limit is asked for. */
  readonly isOnePage?: boolean;
}

/** Checks a listing. */
export async function checkPages<Page, Keys extends readonly string[], Item>(listing: Listing<Page, Keys, Item>): Promise<void> {
  const { pages, created, pageSize, isOnePage = pageSize === undefined } = listing;
  const all = await namesOf(listing, pages({ PageSize: pageSize }));
  assert.deepEqual(
    created.filter((name) => !all.includes(name)),
    [],
    `items are missing from ${all.join(", ")}`,
  );
  assert.equal(new Set(all).size, all.length, `an item came twice: ${all.join(", ")}`);

  let count = 0;
  for await (const _page of pages({ PageSize: pageSize })) count++;
  assert.ok(isOnePage ? count === 1 : count > 1, `${count} pages`);

  const parts: string[] = [];
  let token: string | undefined;
  do {
    const part = pages({ MaxItems: 2, PageSize: pageSize, StartingToken: token });
    const names = await namesOf(listing, part);
    assert.ok(names.length <= 2, `${names.length} items, though no more than 2 were wanted`);
    parts.push(...names);
    token = part.resumeToken;
  } while (token !== undefined);
  assert.deepEqual(parts, all, "parts differ from the whole");

  const full = (await pages({ PageSize: pageSize }).buildFullResult()) as { NextToken?: string };
  assert.equal(full.NextToken, undefined);
}

async function namesOf<Page, Keys extends readonly string[], Item>(
  { items, nameOf }: Listing<Page, Keys, Item>,
  pages: PageIterator<Page, Keys>,
): Promise<string[]> {
  const names: string[] = [];
  for await (const item of items(pages)) {
    const name = nameOf(item);
    assert.ok(name, `an item without a name: ${JSON.stringify(item)}`);
    names.push(name);
  }
  return names;
}
