/** Type-checks packages and writes their declarations: one `tsc -b` over a solution file that names them. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { GeneratorError } from "../load/generator-error.ts";

/**
 * @param root - the repository
 * @param folders - packages with a `tsconfig.json`
 * @throws GeneratorError with the compiler's output
 */
export async function compileDeclarations(root: string, folders: readonly string[]): Promise<void> {
  const cache = join(root, ".cache/build");
  mkdirSync(cache, { recursive: true });
  const solution = join(cache, `solution-${process.pid}.json`);
  writeFileSync(
    solution,
    JSON.stringify({ files: [], references: folders.map((folder) => ({ path: relative(cache, folder) })) }),
  );
  const { code, output } = await runCompiler(root, ["-b", solution]);
  rmSync(solution);
  if (code !== 0) throw new GeneratorError(`The declarations of the service packages could not be made:\n${shorten(output)}`);
  for (const folder of folders) useJavaScriptExtensions(join(folder, "dist"));
}

/** The compiler leaves `./types.ts` in declarations; whoever installs the package has `types.js` with its `types.d.ts`. */
function useJavaScriptExtensions(dist: string): void {
  for (const name of readdirSync(dist)) {
    if (!name.endsWith(".d.ts") || name === "types.d.ts") continue;
    const text = readFileSync(join(dist, name), "utf8");
    const changed = text.replace(/ from "(\.\/[\w-]+)\.ts";/g, ' from "$1.js";');
    if (changed !== text) writeFileSync(join(dist, name), changed);
  }
}

function runCompiler(root: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const compiler = spawn(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    compiler.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
    compiler.stderr.on("data", (piece: Buffer) => (output += piece.toString()));
    compiler.on("error", reject);
    compiler.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function shorten(output: string): string {
  const lines = output.trim().split("\n");
  return lines.length <= 40 ? lines.join("\n") : `${lines.slice(0, 40).join("\n")}\n... and ${lines.length - 40} lines more`;
}
