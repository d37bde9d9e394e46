/**
 * Transfers in depth: against moto, against a server that checks signatures and checksums, and random faults in numbers.
 *
 *     pnpm test:transfer [runs of random faults] [seed]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tally } from "../../tools/workspace/tally.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { startMoto } from "../integration/moto.ts";
import { installVersityGw, NEEDS_GO, startVersityGw } from "../strict-s3/versitygw.ts";

await prepareServices(["s3"]);
const { S3 } = await import("@boto3/client-s3");
const { checkTransfers, MIB, SIZES } = await import("./checks.ts");
const { runFaults } = await import("./faults.ts");

const [runs = 1000, seed = 1] = process.argv.slice(2).map(Number);
const tally = new Tally();
/** Keys that every server takes. */
const KEYS = ["a b+c", "ünïcödé/日本語", "%2e%2e/%00", "?query=1&x#y", "'\"<>&;", "🪣"];
/** Keys that a server which keeps objects as files does not take. */
const HOSTILE_KEYS = ["//double//slash/", "..", "a/../b", "a".repeat(1024)];
const LONG_KEY = Array.from({ length: 5 }, (_, index) => String(index).repeat(200)).join("/");

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "boto3-transfer-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const program = await installVersityGw();
await inFolder(async (folder) => {
  const moto = await startMoto();
  const account = { regionName: "us-east-1", awsAccessKeyId: "AKIDEXAMPLE", awsSecretAccessKey: "example" };
  const s3 = new S3({ ...account, endpointUrl: moto.endpointUrl });
  const keys = [...KEYS, ...HOSTILE_KEYS];
  const place = { name: "moto", s3, bucket: "transfers", folder, keys, sizes: SIZES, hasCustomerKeys: true, hasTags: true };
  try {
    await checkTransfers({ ...place, files: program === undefined ? 2000 : 200 }, tally);
  } finally {
    s3.close();
    await moto.stop();
  }
});

if (program === undefined) tally.skip("transfers on a strict server", NEEDS_GO);
else {
  for (const scheme of ["http", "https"]) {
    await inFolder(async (folder) => {
      const { stop, ...settings } = await startVersityGw(program, { https: scheme === "https" });
      const s3 = new S3(settings);
      const keys = [...KEYS, LONG_KEY];
      // It has no keys of customers; moto has.
      const place = { name: scheme, s3, bucket: "transfers", folder, keys, hasCustomerKeys: false, hasTags: true };
      try {
        if (scheme === "http") await checkTransfers({ ...place, sizes: SIZES, files: 2000, largeFile: 1024 * MIB }, tally);
        else await checkTransfers({ ...place, sizes: [0, 8 * MIB + 1, 16 * MIB] }, tally);
      } finally {
        s3.close();
        await stop();
      }
    });
  }
}

await tally.check(`${runs} transfers with random faults, seed ${seed}`, async () => {
  const report = await runFaults(runs, seed);
  if (report.problems.length > 0) throw new Error(report.problems.join("\n"));
  for (const reason of report.skipped) tally.skip("a run with a full disk", reason);
  const troubles = [...report.troubles].map(([trouble, count]) => `${count} ${trouble}`).join(", ");
  return `${report.completed} completed, ${report.failed} ended with an error, ${report.aborted} were aborted (${troubles})`;
});
tally.close();
