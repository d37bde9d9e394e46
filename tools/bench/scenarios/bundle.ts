/** Bundle sizes beside the peers', with esbuild: minified and gzipped, whole and without what is only loaded by `import()`. `pnpm size` checks ours against their budgets. */
import { loadAdapters, type Scenario } from "../harness.ts";
import { bundle, libraryText, writeProgram } from "../programs.ts";

const VARIANTS = [
  ["node at start", { withoutLater: true }],
  ["node", {}],
  ["node by module fields", { prefersModules: true }],
  ["browser", { platform: "browser" }],
] as const;

export const scenario: Scenario = {
  usage: "--programs=s3-getobject,s3-5ops,s3-full,ddb-getitem,ddb-doc,sqs-send,ec2-describe,sts-identity --adapters=...",
  async run(flags, report) {
    const adapters = (await loadAdapters(flags)).filter((adapter) => adapter.programs);
    const programs = flags["programs"] ?? "s3-getobject,s3-5ops,s3-full,ddb-getitem,ddb-doc,sqs-send,ec2-describe,sts-identity";
    for (const name of programs.split(",")) {
      const rows: Array<{ label: string; values: Array<number | null> }> = [];
      for (const adapter of adapters) {
        const program = adapter.programs![name];
        if (!program || program.python !== undefined) continue;
        const entry = writeProgram(adapter, name, "library", libraryText(program));
        const values: Array<number | null> = [];
        for (const [, options] of VARIANTS) {
          const sizes = await bundle(entry, options).catch(
            (error: unknown) => void console.error(`# ${adapter.name} ${name}: ${String(error).slice(0, 300)}`),
          );
          values.push(...(sizes ? [sizes.minified / 1024, sizes.gzip / 1024] : [null, null]));
        }
        rows.push({ label: adapter.label, values });
      }
      report.add({
        id: name,
        title: `${name}: KiB minified and gzipped`,
        of: "client",
        columns: VARIANTS.flatMap(([title]) => [{ name: title }, { name: `${title}, gzip` }]),
        rows,
      });
    }
  },
};
