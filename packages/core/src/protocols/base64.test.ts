import { decodeBase64, encodeBase64 } from "./base64.ts";

const BYTES = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) & 255);
const EXPECTED = Buffer.from(BYTES).toString("base64");

/** Runs a test as an engine that has no global `Buffer`. */
function withoutBuffer(run: () => void): void {
  const buffer = globalThis.Buffer;
  Reflect.deleteProperty(globalThis, "Buffer");
  try {
    run();
  } finally {
    globalThis.Buffer = buffer;
  }
}

describe("base64", () => {
  test("writes bytes, views into larger buffers and text", () => {
    expect(encodeBase64(BYTES)).toBe(EXPECTED);
    expect(encodeBase64(BYTES.subarray(3, 7))).toBe(Buffer.from(BYTES.slice(3, 7)).toString("base64"));
    expect(encodeBase64("é✓")).toBe("w6ninJM=");
    expect(encodeBase64("")).toBe("");
  });

  test("writes and reads the same without Buffer", () => {
    withoutBuffer(() => {
      expect(encodeBase64(BYTES)).toBe(EXPECTED);
      expect(encodeBase64("é✓")).toBe("w6ninJM=");
      expect(decodeBase64(EXPECTED)).toEqual(BYTES);
    });
  });

  test("prefers the method of the engine", () => {
    const bytes = Object.assign(new Uint8Array(2), { toBase64: () => "engine" });
    expect(encodeBase64(bytes)).toBe("engine");
  });

  test("reads base64", () => {
    expect(decodeBase64(EXPECTED)).toEqual(BYTES);
    expect(decodeBase64("")).toEqual(new Uint8Array());
  });
});
