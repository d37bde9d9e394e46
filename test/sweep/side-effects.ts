/**
 * Finds work at the top level of a built package: everything in it must be droppable when nothing is imported from it. esbuild
 * says so, told not to trust `sideEffects` in package.json.
 */
import { build } from "esbuild";

/** What esbuild could not drop from an entry nobody uses; empty when it is pure. */
export async function topLevelSideEffects(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import ${JSON.stringify(entry)};`, resolveDir: "/" },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "silent",
    treeShaking: true,
    plugins: [
      {
        name: "distrust",
        setup(bundler) {
          bundler.onResolve({ filter: /^@boto3\/core/ }, (found) => ({ path: found.path, external: true, sideEffects: false }));
          // Built-in modules do nothing to a program.
          bundler.onResolve({ filter: /^node:/ }, (found) => ({ path: found.path, external: true, sideEffects: false }));
          bundler.onResolve({ filter: /.*/ }, async (found) => {
            if (found.pluginData === "resolved") return undefined;
            const { path, errors } = await bundler.resolve(found.path, {
              kind: found.kind,
              resolveDir: found.resolveDir,
              importer: found.importer,
              pluginData: "resolved",
            });
            return { path, errors, sideEffects: true };
          });
        },
      },
    ],
  });
  return (outputFiles[0]?.text ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("//"))
    .join("\n");
}
