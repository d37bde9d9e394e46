import { ProgressCounter, ProgressFeed } from "./progress.ts";

describe("progress", () => {
  test("is collected to 256 KiB, and corrected downwards", () => {
    const reported: number[] = [];
    const counter = new ProgressCounter((bytes) => void reported.push(bytes));
    counter.add(200_000);
    counter.add(100_000);
    counter.add(-290_000);
    counter.flush();
    expect(reported).toEqual([300_000, -290_000]);
    expect(counter.bytesTransferred).toBe(10_000);
  });

  test("can be iterated over, steps nobody waited for joined", async () => {
    let bytesTransferred = 0;
    const feed = new ProgressFeed(() => ({ bytesTransferred, totalBytes: 3 }));
    const seen: number[] = [];
    const reading = (async () => {
      for await (const progress of feed) seen.push(progress.bytesTransferred);
    })();
    await Promise.resolve();
    bytesTransferred = 1;
    bytesTransferred = 2;
    feed.notify();
    await new Promise((resolve) => setTimeout(resolve, 1));
    bytesTransferred = 3;
    feed.end();
    await reading;
    expect(seen).toEqual([0, 2, 3]);
  });
});
