/** What emitters return: a file as one list of statements with the imports they need. Only `write/render.ts` makes text of it. */

/** One import declaration. */
export interface ImportPlan {
  readonly from: string;
  readonly names: readonly string[];
  /** Names that are types only. */
  readonly types: readonly string[];
  /** `import * as <namespace>`. */
  readonly namespace?: { readonly name: string; readonly typeOnly: boolean };
}

/** A TypeScript file of a package. */
export interface GeneratedModule {
  readonly kind: "module";
  /** Relative to the package: `src/types.ts`. */
  readonly path: string;
  readonly imports: readonly ImportPlan[];
  readonly statements: readonly string[];
}

/** Any other file of a package. */
export interface GeneratedText {
  readonly kind: "text";
  readonly path: string;
  readonly text: string;
}

export type GeneratedFile = GeneratedModule | GeneratedText;

/** Collects what a module imports while its statements are written. */
export class Imports {
  readonly #modules: Map<string, { names: Set<string>; types: Set<string> }> = new Map();
  readonly #namespaces: Map<string, { name: string; typeOnly: boolean }> = new Map();

  /** Imports a value and returns its name. */
  value(name: string, from: string): string {
    this.#module(from).names.add(name);
    return name;
  }

  /** Imports a type and returns its name. */
  type(name: string, from: string): string {
    this.#module(from).types.add(name);
    return name;
  }

  /** Imports a whole module under a name. */
  namespace(name: string, from: string, typeOnly: boolean): void {
    this.#namespaces.set(from, { name, typeOnly });
  }

  /** The declarations: packages first, then files, each in the order of first use. */
  list(): ImportPlan[] {
    const declarations: ImportPlan[] = [...this.#modules].map(([from, { names, types }]) => ({
      from,
      names: [...names].sort(),
      types: [...types].filter((type) => !names.has(type)).sort(),
    }));
    for (const [from, namespace] of this.#namespaces) declarations.push({ from, names: [], types: [], namespace });
    return declarations.sort((left, right) => Number(left.from.startsWith(".")) - Number(right.from.startsWith(".")));
  }

  #module(from: string): { names: Set<string>; types: Set<string> } {
    let known = this.#modules.get(from);
    if (!known) this.#modules.set(from, (known = { names: new Set(), types: new Set() }));
    return known;
  }
}

/** A module of the package's `src/`. Namespaces that no statement uses are not imported. */
export function generatedModule(name: string, imports: Imports, statements: readonly string[]): GeneratedModule {
  const used = imports
    .list()
    .filter(({ namespace }) => !namespace || statements.some((statement) => statement.includes(`${namespace.name}`)));
  return { kind: "module", path: `src/${name}.ts`, imports: used, statements };
}
