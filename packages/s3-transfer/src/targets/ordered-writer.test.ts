import { OrderedWriter } from "./ordered-writer.ts";

function target(): { written: string; writer: OrderedWriter } {
  const state = { written: "" };
  const writer = new OrderedWriter(
    { write: async (piece) => void (state.written += new TextDecoder().decode(piece)), release() {} },
    2,
  );
  return Object.assign(state, { writer });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const { signal } = new AbortController();

describe("writer in order", () => {
  test("parts that come early wait for those before them", async () => {
    const state = target();
    const first = state.writer.sink(0);
    const second = state.writer.sink(1);
    await second.write(bytes("cd"));
    await second.end();
    expect(state.written).toBe("");
    await first.write(bytes("a"));
    expect(state.written).toBe("a");
    await first.write(bytes("b"));
    await first.end();
    expect(state.written).toBe("abcd");
  });

  test("bytes that come again are written once", async () => {
    const state = target();
    const sink = state.writer.sink(0);
    await sink.write(bytes("abc"));
    sink.begin();
    await sink.write(bytes("ab"));
    await sink.write(bytes("cde"));
    await sink.end();
    expect(state.written).toBe("abcde");
  });

  test("a part beyond the window waits", async () => {
    const state = target();
    const first = state.writer.sink(0);
    let isFree = false;
    const room = state.writer.room(2, signal).then(() => (isFree = true));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(isFree).toBe(false);
    await first.end();
    await room;
    expect(isFree).toBe(true);
  });
});
