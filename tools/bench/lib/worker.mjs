// One process per adapter. Reads JSON lines on stdin, answers one line each: init, run, presign-init, presign.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { checks } from "./raw-operations.mjs";
const a = await import(pathToFileURL(process.argv[2]).href);
let fn, client, sign;
const measure = async (body) => {
  const c0 = process.cpuUsage(),
    t0 = performance.now();
  const n = await body();
  const c = process.cpuUsage(c0);
  return { n, wall: performance.now() - t0, cpu: c.user + c.system };
};
const cmds = {
  async init({ endpoint, op, items }) {
    client = await a.open({ endpoint });
    fn = client.ops[op];
    if (!fn) return { skip: true };
    const r = await fn();
    if (!checks[op](r, items)) throw new Error("check failed for " + op);
    return { ok: true };
  },
  // For a time, or a number of calls.
  run: ({ conc, ms = Infinity, count = Infinity }) =>
    measure(async () => {
      const end = performance.now() + ms;
      let n = 0;
      const loop = async () => {
        while (n < count && performance.now() < end) {
          n++;
          await fn();
        }
      };
      await Promise.all(Array.from({ length: conc }, loop));
      return n;
    }),
  async "presign-init"() {
    if (!a.presigner) return { skip: true };
    sign = await a.presigner();
    const u = await sign(0);
    if (!/X-Amz-Signature=/.test(u)) throw new Error(u);
    return { ok: true };
  },
  presign: ({ ms }) =>
    measure(async () => {
      const end = performance.now() + ms;
      let n = 0;
      while (performance.now() < end) {
        await sign(n);
        n++;
      }
      return n;
    }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const m = JSON.parse(line);
  let out;
  try {
    if (!cmds[m.cmd]) break;
    out = await cmds[m.cmd](m);
  } catch (e) {
    out = { error: String((e && e.stack) || e).slice(0, 600) };
  }
  process.stdout.write(JSON.stringify(out) + "\n");
}
process.exit(0);
