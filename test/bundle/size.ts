/** `pnpm size`: builds, packs and bundles one call of some services, and prints sizes against their budgets. */
import { BUNDLE_CASES } from "./budgets.ts";
import { installPacked } from "./install.ts";
import { excess, measureSizes, sizeTable } from "./size-table.ts";

const project = await installPacked(BUNDLE_CASES.map((bundleCase) => bundleCase.service));
try {
  const rows = await measureSizes(project);
  console.log(sizeTable(rows));
  for (const row of rows) {
    const problem = excess(row, rows);
    if (!problem) continue;
    console.log(`over budget: ${row.case.service} ${row.case.operation} in ${row.target}: ${problem}`);
    process.exitCode = 1;
  }
} finally {
  project.remove();
}
