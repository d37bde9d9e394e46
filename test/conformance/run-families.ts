/** Runs families over vectors and collects the outcome. */
import type { ConformanceCase, Family, Mismatch } from "./case.ts";
import type { IgnoreList } from "./ignore-list.ts";
import { Report } from "./report.ts";
import type { Vectors } from "./vectors.ts";

export interface RunOptions {
  readonly vectors: Vectors;
  readonly families: readonly Family[];
  /** Services or groups to run; all when empty. */
  readonly services: readonly string[];
  readonly ignored: IgnoreList;
  /** Whether the vectors are the whole set, so that an ignore entry without a case is stale. */
  readonly wholeSet: boolean;
}

/** Runs every case once, ignored ones too, so that an ignored case which holds is noticed. */
export async function runFamilies(options: RunOptions): Promise<Report> {
  const report = new Report();
  const wanted = new Set(options.services);
  const wants = (group: string): boolean => wanted.size === 0 || wanted.has(group);
  for (const family of options.families) {
    for await (const recorded of family.cases(options.vectors, wants)) {
      if (wants(recorded.group)) await runCase(family.name, recorded, options.ignored, report);
    }
  }
  const ran = new Set(options.families.map((family) => family.name));
  const isComplete = (family: string): boolean => options.wholeSet && wanted.size === 0 && ran.has(family);
  for (const { entry, problem } of options.ignored.stale(isComplete)) report.stale(entry, problem);
  return report;
}

async function runCase(family: string, recorded: ConformanceCase, ignored: IgnoreList, report: Report): Promise<void> {
  const { id, group, leftOut } = recorded;
  if (leftOut !== undefined) {
    report.skipped({ family, group, id, reason: leftOut });
    return;
  }
  const found = await check(recorded);
  const entry = ignored.find(family, id, found === undefined);
  if (found === undefined) report.passed(family, group);
  else if (entry === undefined) report.failed({ family, group, id, ...found });
  else report.skipped({ family, group, id, reason: entry.reason, waitingFor: entry.waitingFor });
}

async function check(recorded: ConformanceCase): Promise<Mismatch | undefined> {
  try {
    return await recorded.check();
  } catch (error) {
    const { name, message, stack } = error as Error;
    const where =
      stack
        ?.split("\n")
        .find((line) => line.trimStart().startsWith("at "))
        ?.trim() ?? "";
    return { expected: "no exception", actual: stack ?? String(error), differences: [`raised ${name}: ${message} ${where}`] };
  }
}
