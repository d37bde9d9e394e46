/**
 * S3 against versitygw, which refuses what is signed or framed wrong: over http, and over https with a certificate made for the run;
 * with buckets in paths, and with buckets as hosts. Skipped, with the reason, on machines without Go.
 *
 *     pnpm test:strict-s3 [http|https] [paths|hosts]
 */
import { prepareServices } from "../../tools/test-services.ts";
import { closingLine, Tally } from "../../tools/workspace/tally.ts";
import { findLocalhostNames } from "./localhost-names.ts";
import { installVersityGw, NEEDS_GO, startVersityGw } from "./versitygw.ts";

const named = process.argv.slice(2);
const tally = new Tally();
const program = await installVersityGw();
if (program === undefined) {
  tally.skip("S3 on a strict server", NEEDS_GO);
  console.log(closingLine(tally.counts));
} else {
  await prepareServices(["s3"]);
  findLocalhostNames();
  const { SUITES } = await import("./suites.ts");
  const chosen = (names: readonly string[]): readonly string[] =>
    names.some((name) => named.includes(name)) ? names.filter((name) => named.includes(name)) : names;
  for (const scheme of chosen(["http", "https"]))
    for (const style of chosen(["paths", "hosts"])) {
      const options = { https: scheme === "https", virtualHosts: style === "hosts" };
      const { stop, ...settings } = await startVersityGw(program, options);
      try {
        for (const suite of SUITES) await suite(settings, (name, check) => tally.check(`${scheme}, ${style}: ${name}`, check));
      } finally {
        await stop();
      }
    }
  tally.close();
}
