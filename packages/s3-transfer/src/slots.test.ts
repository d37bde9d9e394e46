import { Slots } from "./slots.ts";

const never = new AbortController().signal;

describe("slots", () => {
  test("are given out in the order they were asked for", async () => {
    const slots = new Slots(1);
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((number) =>
        slots.run(never, async () => {
          await Promise.resolve();
          order.push(number);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3]);
  });

  test("whoever gives up waiting takes none", async () => {
    const slots = new Slots(1);
    await slots.acquire(never);
    const abort = new AbortController();
    const waiting = slots.acquire(abort.signal);
    const next = slots.acquire(never);
    abort.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
    slots.release();
    await expect(next).resolves.toBeUndefined();
  });
});
