/** `pnpm generate [service...]`: arguments in, exit code out. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBotocoreData } from "./docs/find-botocore.ts";
import { GeneratorError } from "./load/generator-error.ts";
import { generate } from "./pipeline.ts";

const ROOT = join(import.meta.dirname, "../..");

const USAGE = `Usage: pnpm generate [service[@api-version]...] [options]

Generates the packages of the named services, or of all.

  --models DIR   models directory (models)
  --out DIR      directory of the packages (packages/services)
  --docs         add AWS's own texts to the comments, from an installed botocore (for release builds)
  --botocore DIR where that botocore is (what python3 imports)
  --check        write nothing; exit 1 when a package would change
  --force        generate packages that are current, too
  --help         show this text
`;

/**
 * @param console - where lines go; tests pass their own
 * @returns the exit code: 0 done, 1 invalid models or a difference with --check, 2 wrong arguments
 */
export async function main(
  args: readonly string[],
  console: Pick<Console, "log" | "warn" | "error"> = globalThis.console,
): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        models: { type: "string", default: join(ROOT, "models") },
        out: { type: "string", default: join(ROOT, "packages/services") },
        docs: { type: "boolean", default: false },
        botocore: { type: "string" },
        check: { type: "boolean", default: false },
        force: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const started = performance.now();
  try {
    const usual = values.out === join(ROOT, "packages/services");
    const { services, current, changed } = await generate({
      services: positionals,
      modelsDir: values.models,
      outDir: values.out,
      stampFile: usual && !values.force && !values.check ? join(ROOT, ".cache/generate.json") : undefined,
      docsDir: values.docs || values.botocore !== undefined ? findBotocoreData(values.botocore) : undefined,
      check: values.check,
      report: (line) => console.warn(line),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (values.check && changed.length > 0) {
      console.error(`${changed.length} files would change, run \`pnpm generate\`:\n${changed.slice(0, 20).join("\n")}`);
      return 1;
    }
    console.log(`${services} services: ${changed.length} files changed, ${current} packages up to date (${seconds} s)`);
    return 0;
  } catch (error) {
    console.error(error instanceof GeneratorError ? error.message : error);
    return 1;
  }
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1])
  process.exitCode = await main(process.argv.slice(2));
