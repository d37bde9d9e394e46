/** Writes packages file by file, or with `check` only notes what differs. */
import { join } from "node:path";
import type { GeneratedFile } from "../emit/generated-file.ts";
import { remove, staleFiles } from "./prune.ts";
import { Renderer } from "./render.ts";
import { currentContent, writeIfChanged } from "./write-if-changed.ts";

export class PackageWriter {
  readonly #outDir: string;
  readonly #check: boolean;
  readonly #renderer = new Renderer();
  /** Files written or removed, relative to the output directory. */
  readonly changed: string[] = [];

  /** @param check - compare only */
  constructor(outDir: string, check: boolean) {
    this.#outDir = outDir;
    this.#check = check;
  }

  /**
   * Writes one package and removes what it no longer has.
   *
   * @returns the paths of its files
   */
  write(service: string, folder: string, files: readonly GeneratedFile[]): string[] {
    // All texts first: a file that does not render leaves the package as it was.
    const texts = files.map(
      (file) => [file.path, file.kind === "text" ? file.text : this.#renderer.render(file, folder)] as const,
    );
    for (const [path, text] of texts) {
      const target = join(this.#outDir, service, path);
      const differs = this.#check ? currentContent(target) !== text : writeIfChanged(target, text);
      if (differs) this.changed.push(`${service}/${path}`);
    }
    const paths = texts.map(([path]) => path);
    for (const stale of staleFiles(join(this.#outDir, service), new Set(paths))) this.remove(`${service}/${stale}`);
    return paths;
  }

  /** Removes a file or package. */
  remove(path: string): void {
    this.changed.push(path);
    if (!this.#check) remove(join(this.#outDir, path));
  }
}
