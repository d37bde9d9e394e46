import { epochSeconds, formatTimestamp } from "./timestamps.ts";

const WHOLE = Date.UTC(2026, 0, 2, 3, 4, 5);

describe("formatTimestamp", () => {
  test("leaves a zero fraction out of ISO 8601 and writes others with six digits", () => {
    expect(formatTimestamp(WHOLE, "iso8601")).toBe("2026-01-02T03:04:05Z");
    expect(formatTimestamp(WHOLE + 120, "iso8601")).toBe("2026-01-02T03:04:05.120000Z");
  });

  test("keeps exactly three digits where a client asks for milliseconds", () => {
    expect(formatTimestamp(WHOLE, "iso8601", true)).toBe("2026-01-02T03:04:05.000Z");
    expect(formatTimestamp(WHOLE + 120, "unixTimestamp", true)).toBe("1767323045.12");
  });

  test("writes RFC 822 and epoch seconds without a fraction", () => {
    expect(formatTimestamp(WHOLE + 999, "rfc822")).toBe("Fri, 02 Jan 2026 03:04:05 GMT");
    expect(formatTimestamp(WHOLE + 999, "unixTimestamp")).toBe("1767323045");
  });

  test("rounds instants before 1970 down, as a calendar does", () => {
    expect(epochSeconds(-1)).toBe(-1);
    expect(epochSeconds(-1500, true)).toBe(-1.5);
  });
});
