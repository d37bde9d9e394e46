/** One iteration for several readers, as Python's `itertools.tee`: a page is kept until every reader has it. */

interface Link<Page> {
  /** Asked for by whoever comes first. */
  next(): Promise<{ readonly result: IteratorResult<Page, unknown>; readonly after: Link<Page> }>;
}

/** Readers of the pages of one iteration; it begins when the first of them is read. */
export function sharePages<Page>(pages: AsyncIterable<Page>, readers: number): AsyncGenerator<Page, void, undefined>[] {
  let source: AsyncIterator<Page> | undefined;
  const link = (): Link<Page> => {
    let asked: ReturnType<Link<Page>["next"]> | undefined;
    return {
      next: () => (asked ??= (source ??= pages[Symbol.asyncIterator]()).next().then((result) => ({ result, after: link() }))),
    };
  };
  const first = link();
  return Array.from({ length: readers }, () => read(first));
}

async function* read<Page>(start: Link<Page>): AsyncGenerator<Page, void, undefined> {
  for (let link = start; ;) {
    const { result, after } = await link.next();
    if (result.done) return;
    yield result.value;
    link = after;
  }
}
