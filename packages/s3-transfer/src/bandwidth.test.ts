import { BandwidthLimiter } from "./bandwidth.ts";

describe("bandwidth", () => {
  test("reads wait one behind the other, so that the rate is kept over all of them", async () => {
    let now = 1000;
    const waits: number[] = [];
    const limiter = new BandwidthLimiter(1_000_000, {
      now: () => now,
      sleep: (ms) => {
        waits.push(Math.round(ms));
        return Promise.resolve();
      },
    });
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3].map(() => limiter.consume(250_000, signal)));
    expect(waits).toEqual([200, 450, 700]);
    now += 10_000;
    await limiter.consume(10_000, signal);
    expect(waits).toHaveLength(3);
  });
});
