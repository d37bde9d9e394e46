import { EventEmitter } from "./event-emitter.ts";

const answering =
  (answer: string): (() => string) =>
  () =>
    answer;

async function answersOf(emitter: EventEmitter, name: string): Promise<unknown[]> {
  return (await emitter.emit(name)).map(([, response]) => response);
}

describe("the emitter", () => {
  test("calls handlers of longer names first, below a wildcard before below the very part", async () => {
    const emitter = new EventEmitter();
    const names = ["a", "a.b", "a.b.c", "*", "*.b", "a.*", "*.*", "a.b.*", "a.*.c", "*.b.c", "*.*.c", "*.*.*", "*.b.*", "a.*.*"];
    for (const name of names) emitter.register(name, answering(name));
    emitter.register("a.b.c.d", answering("longer"));
    emitter.register("b", answering("other"));
    // As botocore 1.43 calls them.
    expect(await answersOf(emitter, "a.b.c")).toEqual(
      "*.*.* *.*.c *.* *.b.* *.b.c *.b * a.*.* a.*.c a.* a.b.* a.b.c a.b a".split(" "),
    );
  });

  test("keeps the order of registration between those that come first and those that come last", async () => {
    const emitter = new EventEmitter();
    emitter.registerLast("e", answering("last"));
    emitter.register("e", answering("1"));
    emitter.registerFirst("e", answering("first"));
    emitter.register("e", answering("2"));
    expect(await answersOf(emitter, "e.x")).toEqual(["first", "1", "2", "last"]);
  });

  test("gives handlers the fields and the name of their event", async () => {
    const emitter = new EventEmitter();
    const seen: unknown[] = [];
    emitter.register("before-call", (event) => void seen.push(event));
    await emitter.emit("before-call.s3.GetObject", { params: 1 });
    expect(seen).toEqual([{ eventName: "before-call.s3.GetObject", params: 1 }]);
  });

  test("stops at the first answer when asked to", async () => {
    const emitter = new EventEmitter();
    let later = 0;
    emitter.register("e", () => undefined);
    emitter.register("e", () => Promise.resolve(0));
    emitter.register("e", () => later++);
    expect((await emitter.emitUntilResponse("e"))?.[1]).toBe(0);
    expect(later).toBe(0);
    expect(await emitter.emitUntilResponse("other")).toBeUndefined();
  });

  test("knows services by their old names, when registering and when emitting", async () => {
    const emitter = new EventEmitter();
    emitter.register("before-call.autoscaling.DescribeTags", answering("old"));
    emitter.register("before-call.cloudwatch-logs", answering("new"));
    emitter.register("before-call.runtime.sagemaker", answering("dotted"));
    expect(await answersOf(emitter, "before-call.auto-scaling.DescribeTags")).toEqual(["old"]);
    expect(await answersOf(emitter, "before-call.logs.PutLogEvents")).toEqual(["new"]);
    expect(await answersOf(emitter, "before-call.sagemaker-runtime.InvokeEndpoint")).toEqual(["dotted"]);
  });

  test("registers an id once", async () => {
    const emitter = new EventEmitter();
    emitter.register("e", answering("1"), { uniqueId: "id" });
    emitter.register("e", answering("2"), { uniqueId: "id" });
    expect(await answersOf(emitter, "e")).toEqual(["1"]);
    emitter.unregister("e", undefined, { uniqueId: "id" });
    expect(emitter.isEmpty).toBe(true);
    emitter.register("e", answering("2"), { uniqueId: "id" });
    expect(await answersOf(emitter, "e")).toEqual(["2"]);
  });

  test("counts the uses of an id, and refuses to do so half the time", async () => {
    const emitter = new EventEmitter();
    const counted = { uniqueId: "id", uniqueIdUsesCount: true };
    emitter.register("e", answering("1"), counted);
    emitter.register("e", answering("1"), counted);
    emitter.unregister("e", undefined, counted);
    expect(await answersOf(emitter, "e")).toEqual(["1"]);
    expect(() => emitter.register("e", answering("1"), { uniqueId: "id" })).toThrow("registered first with a counter");
    emitter.unregister("e", undefined, counted);
    expect(await answersOf(emitter, "e")).toEqual([]);
  });

  test("removes one registration of a handler, and none that is not there", async () => {
    const emitter = new EventEmitter();
    const handler = answering("x");
    emitter.register("e", handler);
    emitter.register("e", handler);
    emitter.unregister("e", handler);
    emitter.unregister("e", answering("y"));
    emitter.unregister("f", handler);
    expect(await answersOf(emitter, "e")).toEqual(["x"]);
  });

  test("copies itself", async () => {
    const emitter = new EventEmitter();
    emitter.register("e", answering("both"));
    const copy = emitter.copy();
    copy.register("e", answering("copy"));
    expect(await answersOf(emitter, "e")).toEqual(["both"]);
    expect(await answersOf(copy, "e")).toEqual(["both", "copy"]);
  });

  test("wants functions", () => {
    expect(() => new EventEmitter().register("e", "no" as never)).toThrow("Event handler no must be callable.");
  });
});
