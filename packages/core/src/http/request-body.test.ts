import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ParamValidationError } from "../errors/validation.ts";
import { UnseekableStreamError } from "../errors/stream.ts";
import { addContentLength, bodyLength, isReplayable } from "./request-body.ts";
import { normalizeBody, type StreamBody } from "./stream-body.ts";
import type { RequestBody } from "./request.ts";

async function read(body: RequestBody): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const normalize = async (input: unknown): Promise<RequestBody> => normalizeBody(input as never);

describe("request body", () => {
  test("keeps text and bytes, and sees views and buffers as bytes", async () => {
    expect(await normalize("a")).toBe("a");
    expect(await normalize(null)).toBeUndefined();
    const bytes = Uint8Array.of(1, 2, 3, 4);
    expect(await normalize(bytes)).toBe(bytes);
    expect(await normalize(bytes.buffer)).toEqual(bytes);
    expect(await normalize(new DataView(bytes.buffer, 1, 2))).toEqual(Uint8Array.of(2, 3));
  });

  test("reads a Blob as often as wanted", async () => {
    const body = await normalize(new Blob(["smørre"]));
    expect([bodyLength(body), isReplayable(body)]).toEqual([7, true]);
    expect([await read(body), await read(body)]).toEqual(["smørre", "smørre"]);
  });

  test("reads web streams, iterables and Node streams once", async () => {
    async function* pieces(): AsyncGenerator<string | Uint8Array> {
      yield "sm";
      yield new TextEncoder().encode("ørre");
    }
    for (const source of [new Blob(["smørre"]).stream(), pieces(), Readable.from(["sm", "ørre"])]) {
      const body = await normalize(source);
      expect([bodyLength(body), isReplayable(body)]).toEqual([undefined, false]);
      expect(await read(body)).toBe("smørre");
      await expect(read(body)).rejects.toThrow(UnseekableStreamError);
    }
    await expect(read(await normalize(Readable.from([42])))).rejects.toThrow("piece of the request body, type: number");
  });

  test("closes a Node stream that was given up half-way", async () => {
    const source = Readable.from(["a", "b"]);
    const body = (await normalize(source)) as StreamBody;
    body.abandon();
    expect(source.destroyed).toBe(false);
    await body[Symbol.asyncIterator]().next();
    body.abandon();
    expect(source.destroyed).toBe(true);
  });

  test("knows the length of files, and reads them again", async () => {
    const directory = await mkdtemp(join(tmpdir(), "body-"));
    const path = join(directory, "file");
    await writeFile(path, "0123456789");
    const handle = await open(path);
    try {
      const whole = await normalize(createReadStream(path));
      const part = await normalize(createReadStream(path, { start: 2, end: 4 }));
      const beyond = await normalize(createReadStream(path, { start: 8, end: 40 }));
      const empty = await normalize(createReadStream(path, { start: 10 }));
      const held = await normalize(handle);
      expect([whole, part, beyond, empty, held].map(bodyLength)).toEqual([10, 3, 2, 0, 10]);
      for (let time = 0; time < 2; time++) {
        const contents = await Promise.all([whole, part, beyond, empty, held].map(read));
        expect(contents).toEqual(["0123456789", "234", "89", "", "0123456789"]);
      }
    } finally {
      await handle.close();
      await rm(directory, { recursive: true });
    }
  });

  test("names what cannot be sent", async () => {
    for (const value of [42, {}, [1], Symbol.iterator]) {
      await expect((async () => normalize(value))()).rejects.toThrow(ParamValidationError);
    }
  });

  test("announces a known length where one belongs", () => {
    const lengthFor = (method: string, body: RequestBody, headers: Record<string, string> = {}): string | undefined => {
      addContentLength({ method, body, headers, protocol: "https:", hostname: "h", port: undefined, path: "/", query: "" });
      return headers["content-length"];
    };
    expect(lengthFor("PUT", "ü😀a")).toBe("7");
    expect(lengthFor("POST", undefined)).toBe("0");
    expect(lengthFor("DELETE", undefined)).toBe("0");
    expect(lengthFor("GET", undefined)).toBeUndefined();
    expect(lengthFor("PUT", "a", { "transfer-encoding": "chunked" })).toBeUndefined();
    expect(lengthFor("PUT", "a", { "content-length": "9" })).toBe("9");
  });
});
