/**
 * The full count of random cases: `pnpm test:fuzz [--subject=xml-shapes] [--seed=1] [--count=20000]`. Seeds count up from the first, so
 * every run has the same cases; another first seed has others.
 */
import { Tally } from "../../tools/workspace/tally.ts";
import { fuzz } from "./subject.ts";
import { SUBJECTS } from "./subjects.ts";

const flags = Object.fromEntries(
  process.argv.slice(2).map((argument) => /^--(\w+)=(.*)$/.exec(argument)?.slice(1) ?? [argument, ""]),
);
const count = Number(flags["count"] ?? 20_000);
const first = Number(flags["seed"] ?? 1);

const tally = new Tally();
for (const subject of SUBJECTS) {
  if (flags["subject"] !== undefined && flags["subject"] !== subject.name) continue;
  await tally.check(`${subject.name}: ${count} cases from seed ${first}`, () => fuzz(subject, first, count));
}
tally.close();
