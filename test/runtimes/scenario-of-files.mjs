/** What programs do where there are files and an environment: profiles, credentials that a program prints, transfers of files. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Session } from "@boto3/core";
import { S3 } from "@boto3/client-s3";
import { outcomes, same } from "./scenario.mjs";

/**
 * @param {{ endpointUrl: string }} settings
 * @returns {Promise<Array<{ name: string, problem?: string }>>}
 */
export function scenarioOfFiles({ endpointUrl }) {
  return outcomes(async (step) => {
    const folder = await mkdtemp(join(tmpdir(), "boto3-runtime-"));
    const bucket = `files-${Math.random().toString(36).slice(2)}`;
    try {
      await step("read a profile, and run the program of its credentials", async () => {
        const printed = { Version: 1, AccessKeyId: "AKIDPRINTED", SecretAccessKey: "s", SessionToken: "t" };
        await writeFile(join(folder, "print.mjs"), `console.log(${JSON.stringify(JSON.stringify(printed))});`);
        const command = `"${process.execPath}" ${"Deno" in globalThis ? "run " : ""}"${join(folder, "print.mjs")}"`;
        const config = `[profile runtime]\nregion = eu-west-1\ncredential_process = ${command}\ns3 =\n  addressing_style = path\n`;
        await writeFile(join(folder, "config"), config);
        process.env.AWS_CONFIG_FILE = join(folder, "config");
        const session = new Session({ profileName: "runtime" });
        await session.load();
        same(session.regionName, "eu-west-1", "region");
        same((await session.getCredentials()).accessKeyId, "AKIDPRINTED", "key");
      });
      const s3 = new S3({ session: new Session({ profileName: "runtime" }), endpointUrl, regionName: "us-east-1" });
      await step("upload a file in parts and download it", async () => {
        await s3.createBucket({ Bucket: bucket });
        const bytes = new Uint8Array(9 * 1024 * 1024).map((_, index) => (index * 31) % 253);
        await writeFile(join(folder, "up"), bytes);
        let seen = 0;
        await s3.uploadFile(join(folder, "up"), bucket, "file", { callback: (count) => (seen += count) });
        same(seen, bytes.length, "progress");
        await s3.downloadFile(bucket, "file", join(folder, "down"));
        same(Buffer.compare(await readFile(join(folder, "down")), bytes), 0, "difference");
      });
      await step("give up a download while it runs", async () => {
        const giving = new AbortController();
        const write = () => giving.abort(new Error("enough"));
        const error = await s3.downloadFileobj(bucket, "file", { write }, { signal: giving.signal }).catch((reason) => reason);
        same(error?.message, "enough", "reason");
      });
      await step("say that nobody listens", async () => {
        const away = new S3({
          session: new Session({ profileName: "runtime" }),
          endpointUrl: "http://127.0.0.1:9",
          retries: { maxAttempts: 1 },
        });
        const error = await away.listBuckets({}).catch((reason) => reason);
        same(error.name, "EndpointConnectionError", "error");
      });
      s3.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
