/**
 * `pnpm conformance [--vectors DIR] [--family F]... [--service S]... [--report FILE]`: checks our clients against recorded
 * facts about botocore and boto3. Reads `../shared/conformance` when it is there, else the set kept in `recordings/`.
 * The last line says how many cases passed, failed and were skipped; the exit code is 1 when any failed.
 */
import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FAMILY_NAMES, loadFamily } from "./families/index.ts";
import { IgnoreList } from "./ignore-list.ts";
import { runFamilies } from "./run-families.ts";
import { Vectors } from "./vectors.ts";

const USAGE = "Usage: pnpm conformance [--vectors DIR] [--family F]... [--service S]... [--report FILE]";
const WHOLE_SET = fileURLToPath(new URL("../../../shared/conformance", import.meta.url));
const RECORDINGS = fileURLToPath(new URL("recordings", import.meta.url));
const IGNORE_LIST = new URL("ignore-list.json", import.meta.url);

async function main(): Promise<number> {
  const several = { type: "string", multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    options: { vectors: { type: "string" }, family: several, service: several, report: { type: "string" } },
  });
  const unknown = values.family.filter((name) => !FAMILY_NAMES.includes(name));
  if (unknown.length > 0) {
    throw new Error(`Unknown family "${unknown.join('", "')}". Families: ${FAMILY_NAMES.join(", ")}.`);
  }
  const wanted = FAMILY_NAMES.filter((name) => values.family.length === 0 || values.family.includes(name));
  const families = await Promise.all(wanted.map(loadFamily));
  const wholeSet = values.vectors === undefined && existsSync(WHOLE_SET);
  const vectors = new Vectors(values.vectors === undefined ? (wholeSet ? WHOLE_SET : RECORDINGS) : resolve(values.vectors));
  const report = await runFamilies({
    vectors,
    families,
    services: values.service,
    ignored: IgnoreList.read(IGNORE_LIST),
    wholeSet,
  });
  if (values.report !== undefined) writeFileSync(values.report, report.toJson(vectors.directory));
  const { passed, failed, skipped } = report.total;
  if (passed + failed + skipped === 0) throw new Error(`No case in ${vectors.directory} matches; nothing was checked.`);
  console.log(report.format());
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
