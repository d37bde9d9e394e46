/** Bundle sizes beside the peers', with esbuild: minified and gzipped. `pnpm size` checks ours against their budgets. */
import { figure, loadAdapters, table, type Scenario } from "../harness.ts";
import { bundle, libraryText, writeProgram } from "../programs.ts";

const VARIANTS = [
  ["node", {}],
  ["node, module fields first", { prefersModules: true }],
  ["browser", { platform: "browser" }],
] as const;

export const scenario: Scenario = {
  usage: "--programs=s3-getobject,s3-5ops,s3-full,ddb-getitem,ddb-doc,sqs-send,ec2-describe,sts-identity --adapters=...",
  async run(flags) {
    const adapters = (await loadAdapters(flags)).filter((adapter) => adapter.programs);
    const programs = flags["programs"] ?? "s3-getobject,s3-5ops,s3-full,ddb-getitem,ddb-doc,sqs-send,ec2-describe,sts-identity";
    for (const name of programs.split(",")) {
      const rows: string[][] = [];
      for (const adapter of adapters) {
        const program = adapter.programs![name];
        if (!program || program.python !== undefined) continue;
        const entry = writeProgram(adapter, name, "library", libraryText(program));
        const cells: string[] = [];
        for (const [, options] of VARIANTS) {
          const sizes = await bundle(entry, options).catch(() => undefined);
          cells.push(sizes ? `${figure(sizes.minified / 1024)} / ${figure(sizes.gzip / 1024)}` : "-");
        }
        rows.push([adapter.label, ...cells]);
      }
      console.log(`\n### ${name} (KiB minified / gzip)\n${table(["client", ...VARIANTS.map(([title]) => title)], rows)}`);
    }
  },
};
