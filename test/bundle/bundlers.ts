/** The four bundlers with their default settings; each returns the text of everything it wrote. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import { rollup } from "rollup";
import webpack from "webpack";
import type { Target } from "./budgets.ts";

/** Bundles an entry file; the result is the code of all chunks. */
export type Bundler = (entry: string, target: Target, minify: boolean) => Promise<string>;

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
    return outputFiles.map((file) => file.text).join("\n");
  },

  async rolldown(entry, target, minify) {
    const bundle = await rolldown({ input: entry, platform: target });
    const { output } = await bundle.generate({ format: "esm", minify });
    await bundle.close();
    return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
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
    return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
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
    return readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("\n");
  },
};
