/**
 * S3 against versitygw, which refuses what is signed or framed wrong: over http, and over https with a certificate made for the run.
 * Skipped, with the reason, on machines without Go.
 *
 *     pnpm test:strict-s3 [http|https]
 */
import { prepareServices } from "../../tools/test-services.ts";
import { closingLine, Tally } from "../../tools/workspace/tally.ts";
import { installVersityGw, NEEDS_GO, startVersityGw } from "./versitygw.ts";

const named = process.argv.slice(2);
const tally = new Tally();
const program = await installVersityGw();
if (program === undefined) {
  tally.skip("S3 on a strict server", NEEDS_GO);
  console.log(closingLine(tally.counts));
} else {
  await prepareServices(["s3"]);
  const { SUITES } = await import("./suites.ts");
  for (const scheme of ["http", "https"]) {
    if (named.length > 0 && !named.includes(scheme)) continue;
    const { stop, ...settings } = await startVersityGw(program, { https: scheme === "https" });
    try {
      for (const suite of SUITES) await suite(settings, (name, check) => tally.check(`${scheme}: ${name}`, check));
    } finally {
      await stop();
    }
  }
  tally.close();
}
