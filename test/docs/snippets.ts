/** Finds the TypeScript blocks of the documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";

/** One block. */
export interface Snippet {
  /** Path of the document, from the root. */
  readonly document: string;
  /** Line of the block's first line. */
  readonly line: number;
  readonly code: string;
}

/** Documents whose blocks must compile and run. */
export function documents(): string[] {
  const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  return [
    "README.md",
    "CONTRIBUTING.md",
    "DIFFERENCES.md",
    "packages/core/README.md",
    "packages/resources/README.md",
    "packages/sdk/README.md",
    ...pages.sort().map((name) => `docs/${name}`),
  ];
}

/** All blocks of a document marked `ts`, in order. */
export function snippetsOf(document: string, text: string = readFileSync(join(ROOT, document), "utf8")): Snippet[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    document,
    line: text.slice(0, match.index).split("\n").length + 1,
    code: match[1] ?? "",
  }));
}
