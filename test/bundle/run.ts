/** Bundle tests, from packed tarballs: sizes within budget, and one imported operation brings no other along in any bundler. */
import { Tally } from "../../tools/workspace/tally.ts";
import { BUNDLE_CASES } from "./budgets.ts";
import { BUNDLERS } from "./bundlers.ts";
import { installPacked, writeEntry } from "./install.ts";
import { foreignOperations } from "./operation-names.ts";
import { resourceCodeIn } from "./resource-code.ts";
import { PAGES_CASES, pagesProblem, writePagesEntry } from "./pages.ts";
import { excess, measureSizes, sizeTable } from "./size-table.ts";

/** Texts of the sources of credentials, which browsers have not. */
const CREDENTIAL_SOURCES = [
  "169.254",
  "security-credentials",
  "credential_process",
  "sso_account_id",
  "RoleSessionName",
  "login_session",
  ".aws/sso",
];

const tally = new Tally();
const project = await installPacked(BUNDLE_CASES.map((bundleCase) => bundleCase.service));
try {
  const rows = await measureSizes(project);
  console.log(sizeTable(rows));
  for (const row of rows) {
    await tally.check(`size of ${row.case.service} ${row.case.operation} in ${row.target}`, () => {
      const problem = excess(row, rows);
      if (problem) throw new Error(problem);
      return `${row.minified.toFixed(1)} KiB`;
    });
  }
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    for (const bundleCase of BUNDLE_CASES) {
      for (const target of ["node", "browser"] as const) {
        await tally.check(`${name}, ${target}: ${bundleCase.service} ${bundleCase.operation} alone`, async () => {
          const { all: code, atStart } = await bundle(writeEntry(project, bundleCase), target, true);
          if (!code.includes(bundleCase.operation)) throw new Error("the operation itself is missing from the bundle");
          const foreign = foreignOperations(code, bundleCase.service, bundleCase.operation);
          const resources = resourceCodeIn(code);
          if (resources.length > 0) throw new Error(`the bundle has code of resources: ${resources.join(", ")}`);
          if (foreign.length > 0) throw new Error(`also in the bundle: ${foreign.join(", ")}`);
          const sources = target === "browser" ? CREDENTIAL_SOURCES.filter((text) => atStart.includes(text)) : [];
          if (sources.length > 0) throw new Error(`sources of credentials are loaded at start: ${sources.join(", ")}`);
          return `${(Buffer.byteLength(code) / 1024).toFixed(1)} KiB`;
        });
      }
    }
  }
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    for (const pagesCase of PAGES_CASES) {
      await tally.check(`${name}: ${pagesCase.name}`, async () => {
        const { all: code } = await bundle(writePagesEntry(project, pagesCase), "browser", true);
        const foreign = foreignOperations(code, pagesCase.service, pagesCase.operation);
        const problem = foreign.length > 0 ? `also in the bundle: ${foreign.join(", ")}` : pagesProblem(code, pagesCase);
        if (problem) throw new Error(problem);
        return `${(Buffer.byteLength(code) / 1024).toFixed(1)} KiB`;
      });
    }
  }
} finally {
  project.remove();
}
tally.close();
