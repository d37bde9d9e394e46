import { jest } from "@jest/globals";
import { Deadlines, Timed } from "./deadlines.ts";

class Wait extends Timed {
  ends = 0;

  override overdue(): void {
    this.ends++;
  }
}

describe("deadlines", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test("end each wait that was not over in time, once", () => {
    const deadlines = new Deadlines(100);
    const [first, second, third] = [new Wait(), new Wait(), new Wait()];
    deadlines.add(first);
    jest.advanceTimersByTime(60);
    deadlines.add(second);
    deadlines.add(third);
    deadlines.remove(second);
    jest.advanceTimersByTime(60);
    expect([first.ends, second.ends, third.ends]).toEqual([1, 0, 0]);
    jest.advanceTimersByTime(500);
    expect([first.ends, second.ends, third.ends]).toEqual([1, 0, 1]);
  });

  test("begin anew with a wait that is added again, and forget one that is removed twice", () => {
    const deadlines = new Deadlines(100);
    const wait = new Wait();
    deadlines.add(wait);
    jest.advanceTimersByTime(80);
    deadlines.add(wait);
    jest.advanceTimersByTime(80);
    expect(wait.ends).toBe(0);
    deadlines.remove(wait);
    deadlines.remove(wait);
    jest.advanceTimersByTime(500);
    expect([wait.ends, jest.getTimerCount()]).toEqual([0, 0]);
  });
});
