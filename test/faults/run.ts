/**
 * The faults lab: what becomes of a call when servers, proxies and networks fail, as a table of faults and kinds of operations on every
 * transport, and the promises about connections, limits and proxies. All on this machine.
 *
 *     pnpm test:faults [part of a name]
 */
import { Tally } from "../../tools/workspace/tally.ts";
import { prepareServices } from "../conformance/generated-service.ts";

/** Checks at a time; most of them wait. */
const AT_ONCE = 12;

prepareServices(["dynamodb", "s3", "sts"]);
const { tableChecks } = await import("./check-table.ts");
const { connectionChecks } = await import("./check-connections.ts");
const { proxyChecks } = await import("./check-proxies.ts");

const tally = new Tally({ quiet: true });
const wanted = process.argv[2] ?? "";
const stray: unknown[] = [];
process.on("unhandledRejection", (reason) => void stray.push(reason));

const alike = tableChecks().filter(({ name }) => name.includes(wanted));
let next = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < alike.length) {
      const { name, run } = alike[next++]!;
      await tally.check(name, run);
    }
  }),
);
for (const { name, run } of [...connectionChecks, ...proxyChecks]) if (name.includes(wanted)) await tally.check(name, run);
await tally.check("no rejection is left unhandled", () => {
  if (stray.length > 0) throw stray[0];
});
tally.close();
