/**
 * Soak: many calls at once against a server on this machine of which one reply in twenty is a fault. Every call must settle, nothing may
 * be left unhandled, memory must stay flat. At the same time a server that never answers must be given up with the limits clients have
 * by default.
 *
 *     pnpm test:soak [calls]        20,000 calls, or as many as given; 200,000 before a release
 */
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Tally } from "../../tools/workspace/tally.ts";
import { prepareServices } from "../conformance/generated-service.ts";
import { half, last, reset, send } from "./replies.ts";
import { FaultServer, type Behaviour } from "./server.ts";

const CALLS = Number(process.argv[2] ?? 20_000);
const AT_ONCE = 64;
const FAULT_SHARE = 0.05;
/** More than this, in MiB, the heap may not have grown between a tenth of the calls and all of them. */
const MOST_GROWTH = 12;

prepareServices(["dynamodb", "s3", "sts"]);
const { DynamoDB } = await import("@boto3/client-dynamodb");
const { S3 } = await import("@boto3/client-s3");
const { labOptions } = await import("./transports.ts");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const stray: unknown[] = [];
process.on("unhandledRejection", (reason) => void stray.push(reason));

const faults: readonly Behaviour[] = [
  reset,
  last(""),
  last("HTTP/1.1 200 OK\r\ncontent-le"),
  half((socket) => void socket.resetAndDestroy()),
  send({ status: 503, type: "text/html", body: "" }),
  send({ status: 500, type: "text/html", body: "oh" }),
  send({ status: 429, type: "text/html", body: "" }),
];
const item = send({ status: 200, type: "application/x-amz-json-1.0", body: '{"Item":{"id":{"S":"1"}}}' });
const object = send({ status: 200, type: "text/plain", body: "0123456789".repeat(400) });
let failed = 0;
const server = await FaultServer.start((exchange) => {
  server.seen.length = 0;
  if (Math.random() < FAULT_SHARE) {
    failed++;
    return faults[Math.floor(Math.random() * faults.length)]!(exchange);
  }
  return (exchange.request.method === "POST" ? item : object)(exchange);
});

const tally = new Tally();
const silent = await FaultServer.start(() => undefined);
const silence = checkSilence();
await tally.check(`${CALLS} calls, ${AT_ONCE} at once`, soak);
await tally.check("a server that never answers is given up with the limits by default", () => silence);
await tally.check("no rejection is left unhandled", () => assert.deepEqual(stray, []));
await silent.stop();
await server.stop();
tally.close();

async function soak(): Promise<string> {
  const options = labOptions(server.url, undefined, {
    maxPoolConnections: AT_ONCE,
    readTimeoutMs: 10_000,
    retries: { totalMaxAttempts: 5 },
  });
  const dynamodb = new DynamoDB(options);
  const s3 = new S3(options);
  const outcomes = new Map<string, number>();
  const early = Math.max(1, Math.floor(CALLS / 10));
  let begun = 0;
  let settled = 0;
  let before = process.memoryUsage();
  const started = performance.now();
  const one = async (number: number): Promise<void> => {
    try {
      if (number % 2) await dynamodb.getItem({ TableName: "t", Key: { id: { S: "1" } } });
      else {
        const { Body } = await s3.getObject({ Bucket: "b", Key: "k" });
        // Some bodies are left unread, on purpose.
        if (number % 50) await Body.text();
      }
      count("ok");
    } catch (error) {
      count((error as Error).name);
    }
    settled++;
    if (settled === early) {
      collect();
      before = process.memoryUsage();
    }
  };
  const count = (name: string): void => void outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (begun < CALLS) await one(begun++);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  dynamodb.close();
  s3.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  collect();
  const after = process.memoryUsage();
  const mib = (bytes: number): number => Math.round(bytes / 1024 / 1024);
  assert.equal(settled, CALLS);
  assert(failed > CALLS * FAULT_SHARE * 0.5, "the server did not fail often enough");
  // Broken bodies of downloads are the caller's; everything else is mended by retries.
  const unexpected = [...outcomes.keys()].filter((name) => !["ok", "IncompleteReadError"].includes(name));
  assert.deepEqual(unexpected, []);
  assert.equal(server.sockets.size, 0);
  const growth = mib(after.heapUsed - before.heapUsed);
  assert(growth <= MOST_GROWTH, `the heap grew by ${growth} MiB`);
  return (
    `${Math.round(CALLS / seconds)} calls/s, ${failed} faults, ${JSON.stringify(Object.fromEntries(outcomes))}, ` +
    `heap ${mib(before.heapUsed)} -> ${mib(after.heapUsed)} MiB, RSS ${mib(before.rss)} -> ${mib(after.rss)} MiB`
  );
}

/** One attempt: all five would take five minutes. */
async function checkSilence(): Promise<string> {
  const options = labOptions(silent.url, undefined, { connectTimeoutMs: undefined, readTimeoutMs: undefined });
  const started = performance.now();
  const client = new DynamoDB(options);
  await assert.rejects(client.getItem({ TableName: "t", Key: { id: { S: "1" } } }, { retries: 0 }), { name: "ReadTimeoutError" });
  return `${((performance.now() - started) / 1000).toFixed(0)} s`;
}
