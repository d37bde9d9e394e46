import { Random } from "./random.ts";
import { fuzz } from "./subject.ts";
import { SUBJECTS } from "./subjects.ts";

const CASES = 200;
const TIMEOUT_MS = 60_000;

describe(`fast paths agree with slow ones in ${CASES} random cases`, () => {
  test.each(SUBJECTS.map((subject) => [subject.name, subject] as const))(
    "%s",
    async (_, subject) => {
      await fuzz(subject, 1, CASES);
    },
    TIMEOUT_MS,
  );
});

test("a difference is told with the seed that brings it back", async () => {
  const wrong = { name: "wrong", compare: (random: Random) => ({ given: 1, fast: random.below(3) === 2, slow: false }) };
  await expect(fuzz(wrong, 1, 100)).rejects.toThrow(
    /wrong, seed \d+:\ngiven 1\nfast {2}true\nslow {2}false\nagain: pnpm test:fuzz/,
  );
});

test("the same seed gives the same chance", () => {
  const [first, second] = [new Random(7), new Random(7)];
  expect(first.some(20, () => first.text())).toEqual(second.some(20, () => second.text()));
});
