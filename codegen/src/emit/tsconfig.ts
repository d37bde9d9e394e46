/** Emits the `tsconfig.json` by which editors and the batch build (`build.ts`) see a package. */
import type { GeneratedText } from "./generated-file.ts";

export function emitTsconfig(): GeneratedText {
  const config = {
    extends: "../../../tsconfig.base.json",
    compilerOptions: { rootDir: "src", outDir: "dist", composite: true, emitDeclarationOnly: true },
    include: ["src"],
  };
  return { kind: "text", path: "tsconfig.json", text: `${JSON.stringify(config, undefined, 2)}\n` };
}
