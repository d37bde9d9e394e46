/** Emits the `tsconfig.json` by which the batch build sees a package. */
import type { GeneratedText } from "./generated-file.ts";

export function emitTsconfig(): GeneratedText {
  const config = { extends: "../../../tsconfig.service.json", compilerOptions: { rootDir: "src", outDir: "dist" }, include: ["src"] };
  return { kind: "text", path: "tsconfig.json", text: `${JSON.stringify(config, undefined, 2)}\n` };
}
