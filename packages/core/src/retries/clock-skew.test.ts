import { clockOffset, SigningClock } from "./clock-skew.ts";

const NOW = new Date("2026-01-02T03:04:05Z");
const headers = { date: "Fri, 02 Jan 2026 04:04:05 GMT" };

describe("clock skew", () => {
  test("is what the server's clock is ahead when it refuses a signature", () => {
    expect(clockOffset(NOW, { headers }, "RequestTimeTooSkewed")).toBe(3_600_000);
    expect(clockOffset(NOW, { headers }, "AccessDenied")).toBeUndefined();
    expect(clockOffset(NOW, { headers: {} }, "RequestTimeTooSkewed")).toBeUndefined();
  });

  test("is corrected once: the same difference again is no reason for another attempt", () => {
    const clock = new SigningClock(() => NOW);
    expect(clock.now()).toBe(NOW);
    expect(clock.correct(60_000)).toBe(false);
    expect(clock.correct(3_600_000)).toBe(true);
    expect(clock.correct(3_601_000)).toBe(false);
    expect(clock.now()).toEqual(new Date("2026-01-02T04:04:05Z"));
  });
});
