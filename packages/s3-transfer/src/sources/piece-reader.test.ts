import { iterableReader, streamReader } from "./piece-reader.ts";

const { signal } = new AbortController();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function* pieces(...given: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* given;
}

describe("reader of pieces", () => {
  test("joins short pieces and cuts long ones", async () => {
    const reader = iterableReader(pieces("ab", "", "cdefgh", new Uint8Array([105])), signal);
    expect(text(await reader.read(3))).toBe("abc");
    const buffer = new Uint8Array(4);
    expect(await reader.readInto(buffer)).toBe(4);
    expect(text(buffer)).toBe("defg");
    expect(text(await reader.read(100))).toBe("hi");
    expect(await reader.read(1)).toHaveLength(0);
  });

  test("reads more than it sets aside at once", async () => {
    const large = new Uint8Array(17 * 1024 * 1024).fill(7);
    const reader = iterableReader(pieces(large, "x"), signal);
    const read = await reader.read(20 * 1024 * 1024);
    expect(read).toHaveLength(large.length + 1);
  });

  test("gives back what was unread", async () => {
    const reader = iterableReader(pieces("abcdef"), signal);
    const head = await reader.read(4);
    reader.unread(head);
    expect(text(await reader.read(5))).toBe("abcde");
  });

  test("stops waiting when the transfer ends", async () => {
    const abort = new AbortController();
    const endless = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const reader = streamReader(endless, abort.signal);
    const reading = reader.read(1);
    abort.abort(new Error("over"));
    await expect(reading).rejects.toThrow("over");
    reader.release();
    expect(endless.locked).toBe(false);
  });
});
