// One transfer in one process: node transfer-worker.mjs <adapter file> <up|down> <endpoint> <file> <size>
import { pathToFileURL } from "node:url";
const [, , file, dir, endpoint, path, size] = process.argv;
const a = await import(pathToFileURL(file).href);
const t = await a.transfer({ endpoint, path, size: +size, part: 8 << 20, concurrency: 10 });
const c0 = process.cpuUsage(),
  t0 = performance.now();
await t[dir]();
const c = process.cpuUsage(c0);
console.log(
  JSON.stringify({
    wall: performance.now() - t0,
    cpu: c.user + c.system,
    user: c.user,
    sys: c.system,
    rss: process.resourceUsage().maxRSS / 1024,
  }),
);
process.exit(0);
