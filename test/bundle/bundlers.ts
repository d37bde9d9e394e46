/** The four bundlers with their default settings. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import { rollup } from "rollup";
import webpack from "webpack";
import type { Target } from "./budgets.ts";

/** What a bundler wrote. */
export interface Bundled {
  /** The text of all chunks. Some bundlers write one for every `import()` they see, also in functions that they leave out. */
  readonly all: string;
  /** The text of what is loaded at start. */
  readonly atStart: string;
}

/** Bundles an entry file. */
export type Bundler = (entry: string, target: Target, minify: boolean) => Promise<Bundled>;

/** What esbuild bundles, without what programs load by `import()` when they need it. */
export async function bundleWithoutLater(entry: string, target: Target): Promise<string> {
  const { outputFiles } = await esbuild({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: target,
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
    outdir: "out",
    plugins: [
      {
        name: "later",
        setup({ onResolve }) {
          onResolve({ filter: /^\./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
        },
      },
    ],
  });
  return outputFiles.map((file) => file.text).join("\n");
}

/** By name, in the order of the size table. */
export const BUNDLERS: Readonly<Record<string, Bundler>> = {
  async esbuild(entry, target, minify) {
    const { outputFiles } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      platform: target,
      target: "es2022",
      minify,
      write: false,
      logLevel: "silent",
      outdir: "out",
    });
    // One file, as it does not split by default.
    const all = outputFiles.map((file) => file.text).join("\n");
    return { all, atStart: all };
  },

  async rolldown(entry, target, minify) {
    const bundle = await rolldown({ input: entry, platform: target });
    const { output } = await bundle.generate({ format: "esm", minify });
    await bundle.close();
    return textsOf(output.filter((chunk) => chunk.type === "chunk"));
  },

  async rollup(entry, target) {
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({ browser: target === "browser", exportConditions: target === "node" ? ["node"] : ["browser"] })],
      external: /^node:/,
      onwarn: () => {},
    });
    const { output } = await bundle.generate({ format: "esm" });
    await bundle.close();
    return textsOf(output.filter((chunk) => chunk.type === "chunk"));
  },

  async webpack(entry, target, minify) {
    const folder = join(entry, "..", `webpack-${target}-${minify}`, entry.split(/[\\/]/).at(-1) ?? "");
    mkdirSync(folder, { recursive: true });
    await new Promise<void>((resolve, reject) => {
      webpack(
        {
          mode: "production",
          entry,
          target: target === "node" ? "node20" : "web",
          output: { path: folder },
          optimization: minify ? {} : { minimize: false },
          performance: false,
        },
        (error, stats) => {
          if (error) reject(error);
          else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
          else resolve();
        },
      );
    });
    const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");
    return { all: readdirSync(folder).map(textOf).join("\n"), atStart: textOf("main.js") };
  },
};

/** A chunk of rollup or rolldown. */
interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** Chunks it imports by statement. */
  readonly imports: readonly string[];
}

function textsOf(chunks: readonly Chunk[]): Bundled {
  const atStart = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of atStart) for (const chunk of chunks) if (imports.includes(chunk.fileName)) atStart.add(chunk);
  const join = (some: Iterable<Chunk>): string => [...some].map(({ code }) => code).join("\n");
  return { all: join(chunks), atStart: join(atStart) };
}
