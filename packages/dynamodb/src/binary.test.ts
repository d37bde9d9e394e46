import { Binary } from "./binary.ts";

describe("Binary", () => {
  test("is equal to the same bytes in any form", () => {
    const binary = new Binary(Uint8Array.of(1, 2));
    expect(binary.equals(Uint8Array.of(1, 2))).toBe(true);
    expect(binary.equals(Uint8Array.of(1, 2).buffer)).toBe(true);
    expect(binary.equals(new Binary(Buffer.from([1, 2])))).toBe(true);
    expect(binary.equals(Uint8Array.of(1, 3))).toBe(false);
    expect(binary.equals("\u0001\u0002")).toBe(false);
  });

  test("keeps its own copy", () => {
    const bytes = Uint8Array.of(1, 2);
    const binary = new Binary(bytes);
    bytes[0] = 9;
    expect([...binary]).toEqual([1, 2]);
  });

  test("gives plain arrays when it is cut", () => {
    const part = new Binary(Uint8Array.of(1, 2, 3)).subarray(1);
    expect(part.constructor).toBe(Uint8Array);
    expect([...part]).toEqual([2, 3]);
  });

  test.each([1, "text", null, [1, 2]])("refuses %p", (value) => {
    expect(() => new Binary(value as unknown as Uint8Array)).toThrow(TypeError);
  });
});
