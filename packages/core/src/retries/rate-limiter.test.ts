import { RateLimiter } from "./rate-limiter.ts";

/** A clock that moves by waits and by hand. */
function makeWorld(): { now: () => number; sleep: (ms: number) => Promise<void>; waits: number[]; pass: (ms: number) => void } {
  let time = 1_000_000;
  const waits: number[] = [];
  return {
    now: () => time,
    async sleep(ms) {
      waits.push(Math.round(ms));
      time += ms;
    },
    waits,
    pass: (ms) => (time += ms),
  };
}

describe("rate limiter", () => {
  test("lets everything through before the first throttling", () => {
    const limiter = new RateLimiter(makeWorld());
    limiter.record(false);
    expect(limiter.acquire(undefined)).toBeUndefined();
  });

  test("spaces requests after throttling, each in its turn", async () => {
    const world = makeWorld();
    const limiter = new RateLimiter(world);
    for (let request = 0; request < 20; request++) {
      world.pass(100);
      limiter.record(false);
    }
    limiter.record(true);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map(async (number) => order.push(await limiter.acquire(undefined)!.then(() => number))));
    expect(order).toEqual([1, 2, 3]);
    expect(world.waits.length).toBeGreaterThan(0);
    expect(world.waits.every((wait) => wait > 0 && wait <= 2000)).toBe(true);
  });

  test("an aborted wait takes no token and holds nobody up", async () => {
    const world = makeWorld();
    const limiter = new RateLimiter(world);
    limiter.record(true);
    const reason = new Error("no longer wanted");
    const aborted = limiter.acquire(AbortSignal.abort(reason));
    const next = limiter.acquire(undefined);
    await expect(aborted).rejects.toBe(reason);
    await expect(next).resolves.toBeUndefined();
  });
});
