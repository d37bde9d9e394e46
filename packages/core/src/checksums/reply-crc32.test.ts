import { plainCrc32 } from "./plain-crc32.ts";
import { checkCrc32 } from "./reply-crc32.ts";

const body = new TextEncoder().encode("123456789");

describe("the checksum of a reply", () => {
  test("is that of its body", () => {
    expect(plainCrc32(body, 0)).toBe(0xcbf43926);
    expect(checkCrc32({ headers: { "x-amz-crc32": String(0xcbf43926) }, body })).toBeUndefined();
  });

  test("is refused when it is another", () => {
    expect(checkCrc32({ headers: { "x-amz-crc32": "12345" }, body })).toMatchObject({
      name: "ChecksumError",
      message: "Checksum crc32 failed, expected checksum 12345 did not match calculated checksum 3421780262.",
    });
  });

  test("is not looked at when there is none, or when the body was compressed", () => {
    expect(checkCrc32({ headers: {}, body })).toBeUndefined();
    expect(checkCrc32({ headers: { "x-amz-crc32": "1", "content-encoding": "gzip" }, body })).toBeUndefined();
  });
});
