/**
 * Documentation test: every block marked `ts` compiles under `strict` against the built packages, and runs against the emulators
 * with the bucket `my-bucket`, the table `albums`, the queue `jobs` and the profile `dev` in place.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulators } from "../../tools/emulators/launch.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runProgram, runScript } from "../../tools/workspace/run-step.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { documents, snippetsOf, type Snippet } from "./snippets.ts";

/** Inside `examples`, so that imports resolve to the packages as built. */
const FOLDER = join(ROOT, "examples/.snippets");

const tally = new Tally({ quiet: true });
await prepareServices();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const files = new Map<string, Snippet>();
for (const document of documents()) {
  for (const snippet of snippetsOf(document)) {
    const name = `${document.replace(/[^a-z0-9]+/gi, "-")}-${snippet.line}.ts`;
    files.set(name, snippet);
    writeFileSync(join(FOLDER, name), `${snippet.code}\nexport {};\n`);
  }
}
const config = {
  extends: "../tsconfig.json",
  compilerOptions: { noUncheckedIndexedAccess: false },
  include: ["*.ts"],
  exclude: [],
};
writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));

await tally.check(`${files.size} examples of ${documents().length} documents compile`, async () => {
  const { code, output } = await runProgram("typescript/bin/tsc", ["-p", FOLDER, "--pretty", "false"]);
  if (code !== 0) throw new Error(withDocumentLines(output));
});
const emulators = await startEmulators();
try {
  const { createFixtures, exampleEnvironment } = await import("./fixtures.ts");
  await createFixtures(emulators);
  const env = { ...exampleEnvironment(emulators, join(FOLDER, "aws")), TSX_TSCONFIG_PATH: join(FOLDER, "tsconfig.json") };
  for (const [name, snippet] of files) {
    await tally.check(`${snippet.document}:${snippet.line} runs`, async () => {
      const { code, output } = await runScript(join(FOLDER, name), [], { env });
      if (code !== 0) throw new Error(output);
    });
  }
  for (const program of programs()) {
    await tally.check(`examples/${program} runs`, async () => {
      const { code, output } = await runScript(join(ROOT, "examples", program), [], { env });
      if (code !== 0) throw new Error(output);
    });
  }
} finally {
  await emulators.stop();
}
tally.close();

/** The programs of `examples/`, without the quickstart, which the demo runs, and what they share. */
function programs(): string[] {
  return readdirSync(join(ROOT, "examples")).filter(
    (file) => file.endsWith(".ts") && !["quickstart.ts", "steps.ts"].includes(file),
  );
}

/** Compiler messages with the place in the document instead of the extracted file. */
function withDocumentLines(output: string): string {
  return output.replace(/^.*?([\w-]+\.ts)\((\d+),(\d+)\)/gm, (whole, name: string, line: string, column: string) => {
    const snippet = files.get(name);
    return snippet ? `${snippet.document}:${snippet.line + Number(line) - 1}:${column}` : whole;
  });
}
