import { joinBytes } from "./join-bytes.ts";
import { ConnectionClosedError, ReadTimeoutError, ResponseStreamingError } from "../errors/http.ts";
import { IncompleteReadError } from "../errors/stream.ts";
import type { HttpResponse } from "./response.ts";
import { StreamingBody } from "./streaming-body.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

let cancelled = 0;

function bodyOf(pieces: ReadonlyArray<string | Error>, length?: number): StreamingBody {
  const response: HttpResponse = {
    status: 200,
    reason: "",
    headers: length === undefined ? {} : { "content-length": String(length) },
    body: {
      async bytes(progress) {
        const read: Uint8Array[] = [];
        for await (const piece of this.stream()) {
          read.push(piece);
          progress?.(piece.length);
        }
        return joinBytes(read);
      },
      async *stream() {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece;
          yield encode(piece);
        }
      },
      cancel: () => void cancelled++,
    },
  };
  return new StreamingBody(response);
}

async function texts(source: AsyncIterable<Uint8Array>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of source) all.push(decode(piece));
  return all;
}

describe("streaming body", () => {
  test("gives text, bytes, JSON, a web stream, or pieces", async () => {
    expect(await bodyOf(["sm", "ørre"], 7).text()).toBe("smørre");
    expect(await bodyOf(["a", "b"]).bytes()).toEqual(encode("ab"));
    expect(await bodyOf(['{"a":', "1}"]).json()).toEqual({ a: 1 });
    expect(await new Response(bodyOf(["a", "b"]).stream()).text()).toBe("ab");
    expect(await texts(bodyOf(["a", "b"]))).toEqual(["a", "b"]);
    expect(await bodyOf([]).text()).toBe("");
  });

  test("reads so many bytes, whatever the pieces", async () => {
    const body = bodyOf(["abc", "de", "fghij"], 10);
    expect(decode(await body.read(4))).toBe("abcd");
    expect(decode(await body.read(1))).toBe("e");
    expect(decode(await body.read(0))).toBe("");
    expect(decode(await body.read())).toBe("fghij");
    expect((await body.read(5)).length).toBe(0);
  });

  test("iterates chunks of one size", async () => {
    expect(await texts(bodyOf(["abc", "defg", "h"]).iterChunks(3))).toEqual(["abc", "def", "gh"]);
    await expect(texts(bodyOf(["a"]).iterChunks(0))).rejects.toThrow(RangeError);
  });

  test.each([1, 2, 3, 1024])("iterates lines in chunks of %i", async (chunkSize) => {
    const text = "one\ntwo\r\n\nfo\rur\r\r\nlast";
    expect(await texts(bodyOf([text]).iterLines({ chunkSize }))).toEqual(["one", "two", "", "fo", "ur", "", "last"]);
    expect(await texts(bodyOf([text]).iterLines({ chunkSize, keepEnds: true }))).toEqual([
      "one\n",
      "two\r\n",
      "\n",
      "fo\r",
      "ur\r",
      "\r\n",
      "last",
    ]);
    expect(await texts(bodyOf(["a\n\n"]).iterLines({ chunkSize }))).toEqual(["a", ""]);
  });

  test("names a body that is shorter than announced", async () => {
    const incomplete = bodyOf(["abc"], 5).text();
    await expect(incomplete).rejects.toThrow(IncompleteReadError);
    await expect(incomplete).rejects.toThrow("3 read, but total bytes expected is 5.");
    await expect(bodyOf(["abc", new ConnectionClosedError("u")], 5).bytes()).rejects.toThrow(IncompleteReadError);
    await expect(bodyOf(["abc", new ConnectionClosedError("u")]).bytes()).rejects.toThrow(ResponseStreamingError);
    await expect(bodyOf([new ReadTimeoutError("u")], 5).bytes()).rejects.toThrow(ReadTimeoutError);
  });

  test("does not check the length when it is read in part only", async () => {
    const body = bodyOf(["abc"], 5);
    expect(decode(await body.read(2))).toBe("ab");
    expect(decode(await body.read(1))).toBe("c");
    await expect(body.read(1)).rejects.toThrow(IncompleteReadError);
  });

  test("can be read once", async () => {
    const body = bodyOf(["abc"]);
    await body.text();
    await expect(body.text()).rejects.toThrow("the body was read already, by text; it can be read only once");
    await expect(body.json()).rejects.toThrow(ResponseStreamingError);
  });

  test("gives the connection up when closed, disposed or left early", async () => {
    cancelled = 0;
    const closed = bodyOf(["abc"]);
    closed.close();
    await expect(closed.text()).rejects.toThrow("closed before it was read");
    await bodyOf(["abc"])[Symbol.asyncDispose]();
    for await (const piece of bodyOf(["abc", "def"])) {
      expect(piece.length).toBe(3);
      break;
    }
    await bodyOf(["abc"]).stream().cancel();
    expect(cancelled).toBe(4);
    const complete = bodyOf(["abc"]);
    await complete.bytes();
    complete.close();
    expect(cancelled).toBe(4);
  });
});
