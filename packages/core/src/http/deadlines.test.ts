import { Deadlines, Timed } from "./deadlines.ts";

class Wait extends Timed {
  ends = 0;
  #end!: () => void;
  readonly ended: Promise<void> = new Promise((resolve) => (this.#end = resolve));

  override overdue(): void {
    this.ends++;
    this.#end();
  }
}

describe("deadlines", () => {
  test("end the waits that were not over in time, once each", async () => {
    const deadlines = new Deadlines(20);
    const [first, second, third] = [new Wait(), new Wait(), new Wait()];
    for (const wait of [first, second, third]) deadlines.add(wait);
    deadlines.remove(second);
    await Promise.all([first.ended, third.ended]);
    const later = new Wait();
    deadlines.add(later);
    await later.ended;
    expect([first.ends, second.ends, third.ends, later.ends]).toEqual([1, 0, 1, 1]);
  });

  test("put a wait that begins anew behind the others, and forget one that is removed twice", async () => {
    const deadlines = new Deadlines(20);
    const order: string[] = [];
    const [again, other, gone] = [new Wait(), new Wait(), new Wait()];
    for (const wait of [again, other, gone, again]) deadlines.add(wait);
    deadlines.remove(gone);
    deadlines.remove(gone);
    void again.ended.then(() => order.push("again"));
    void other.ended.then(() => order.push("other"));
    await Promise.all([again.ended, other.ended]);
    expect([order, gone.ends]).toEqual([["other", "again"], 0]);
  });
});
