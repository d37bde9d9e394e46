/**
 * Starts a TypeScript program of this repository, after checking what a fresh clone may lack: a Node that is new enough, and the
 * packages pnpm installs (it runs scripts even when its install failed). Plain JavaScript, because nothing else may be there yet.
 *
 *     node tools/start.mjs tools/demo.ts
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const MINIMUM = [20, 19];

function stop(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  stop(
    `Node ${process.versions.node} is too old: Node ${MINIMUM.join(".")} or newer is needed. Install it (https://nodejs.org), or run ` +
      "`npx -y -p node@22 -p pnpm@12 pnpm demo`.",
  );
}

const root = fileURLToPath(new URL("..", import.meta.url));
if (!existsSync(`${root}node_modules/tsx/package.json`)) {
  stop(
    "The packages this repository needs are not installed; the install above says why. It needs the npm registry once: check the " +
      "network, `npm config get registry` and HTTPS_PROXY, then run the same command again (or `npx -y pnpm@12 install` alone).",
  );
}

const [node, , program, ...args] = process.argv;
const file = resolve(program);
process.argv = [node, file, ...args];
const { register } = await import("tsx/esm/api");
register();
await import(pathToFileURL(file).href);
