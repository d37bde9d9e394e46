import { ChunkPool, FileSink } from "./sink.ts";

/** A file that remembers what was written where, and that counts its writes. */
function memoryFile(size: number) {
  const content = new Uint8Array(size);
  const writes: [position: number, length: number][] = [];
  return {
    content,
    writes,
    async write(bytes: Uint8Array, position: number): Promise<void> {
      writes.push([position, bytes.length]);
      await new Promise((resolve) => setImmediate(resolve));
      content.set(bytes, position);
    },
    commit: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

const bytes = (length: number, from = 0): Uint8Array => Uint8Array.from({ length }, (_, index) => (from + index) % 251);

describe("sink of a file", () => {
  test("collects pieces as far as they fit, and does not cut them", async () => {
    const file = memoryFile(30);
    const sink = new FileSink(file, 5, new ChunkPool(8));
    sink.begin();
    const expected = bytes(23);
    const cuts = [0, 3, 8, 9, 9, 21, 23];
    for (const [index, cut] of cuts.slice(1).entries()) await sink.write(expected.subarray(cuts[index]!, cut));
    await sink.end();
    expect(file.content.subarray(5, 28)).toEqual(expected);
    expect(file.writes).toEqual([
      [5, 8],
      [13, 1],
      [14, 12],
      [26, 2],
    ]);
  });

  test("begins again where its part begins", async () => {
    const file = memoryFile(10);
    const sink = new FileSink(file, 0, new ChunkPool(4));
    sink.begin();
    await sink.write(bytes(7, 100));
    sink.begin();
    await sink.write(bytes(10));
    await sink.end();
    expect(file.content).toEqual(bytes(10));
  });

  test("uses the buffers of finished parts again", async () => {
    const file = memoryFile(100);
    const pool = new ChunkPool(16);
    const first = pool.take();
    pool.give(first);
    for (let part = 0; part < 5; part++) {
      const sink = new FileSink(file, part * 20, pool);
      sink.begin();
      await sink.write(bytes(20, part * 20));
      await sink.end();
    }
    expect(file.content).toEqual(bytes(100));
    expect(pool.take()).toBe(first);
  });
});
