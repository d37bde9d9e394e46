/**
 * Makes text of generated modules; the only user of ts-morph. A module is handed over as one structure: adding its statements one
 * by one would parse the file again for each.
 */
import { type ImportDeclarationStructure, type OptionalKind, Project, StructureKind } from "ts-morph";
import type { GeneratedModule, ImportPlan } from "../emit/generated-file.ts";
import { GeneratorError } from "../load/generator-error.ts";
import { banner } from "./banner.ts";

/** Renders modules with one ts-morph project; files are forgotten as soon as they are text. */
export class Renderer {
  readonly #project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { useTrailingCommas: true },
  });

  /**
   * @param module - what an emitter returned
   * @param folder - of the model, for the banner
   * @throws GeneratorError when the text is not TypeScript
   */
  render(module: GeneratedModule, folder: string): string {
    const source = this.#project.createSourceFile(
      `/${module.path}`,
      {
        statements: [
          banner(folder),
          ...module.imports.map((plan) => ({ kind: StructureKind.ImportDeclaration as const, ...importStructure(plan) })),
          `\n${module.statements.join("\n\n")}\n`,
        ],
      },
      { overwrite: true },
    );
    const text = source.getFullText();
    const problem = (
      source.compilerNode as unknown as { parseDiagnostics?: ReadonlyArray<{ messageText: unknown; start: number }> }
    ).parseDiagnostics?.[0];
    this.#project.removeSourceFile(source);
    if (problem) {
      const line = text.slice(0, problem.start).split("\n").length;
      throw new GeneratorError(
        `${folder}: the generated ${module.path} is not TypeScript, line ${line}: ${String(problem.messageText)}`,
      );
    }
    return text;
  }
}

function importStructure({ from, names, types, namespace }: ImportPlan): OptionalKind<ImportDeclarationStructure> {
  if (namespace) return { moduleSpecifier: from, namespaceImport: namespace.name, isTypeOnly: namespace.typeOnly };
  if (names.length === 0) return { moduleSpecifier: from, namedImports: [...types], isTypeOnly: true };
  return {
    moduleSpecifier: from,
    namedImports: [...names.map(importName), ...types.map((name) => ({ name, isTypeOnly: true }))],
  };
}

function importName(name: string): { name: string; alias?: string } {
  const [imported = name, alias] = name.split(" as ");
  return alias === undefined ? { name: imported } : { name: imported, alias };
}
