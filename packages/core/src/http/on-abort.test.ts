import { getEventListeners } from "node:events";
import { offAbort, onAbort } from "./on-abort.ts";

describe("listening to a signal", () => {
  test("takes one listener for all, and none when all are done", () => {
    const controller = new AbortController();
    const { signal } = controller;
    const calls: number[] = [];
    const follow = [1, 2, 3].map((number) => () => void calls.push(number));
    for (const each of follow) onAbort(signal, each);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    offAbort(signal, follow[1]!);
    controller.abort();
    expect(calls).toEqual([1, 3]);
    for (const each of follow) offAbort(signal, each);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("starts again after it ended", () => {
    const controller = new AbortController();
    let calls = 0;
    const follow = (): void => void calls++;
    onAbort(controller.signal, follow);
    offAbort(controller.signal, follow);
    onAbort(controller.signal, follow);
    controller.abort();
    expect(calls).toBe(1);
  });
});
