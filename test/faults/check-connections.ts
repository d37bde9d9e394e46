/** Connections: unread bodies, the end of a client, limits, aborts. On every transport. */
import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import assert from "node:assert/strict";
import { DynamoDB } from "@boto3/client-dynamodb";
import { S3 } from "@boto3/client-s3";
import type { ClientOptions, Transport } from "@boto3/core";
import type { Check } from "./check-table.ts";
import { send, stall } from "./replies.ts";
import { FaultServer, type Behaviour } from "./server.ts";
import { labOptions, TRANSPORTS } from "./transports.ts";

const BIG = "x".repeat(200_000);
const big = send({ status: 200, type: "text/plain", body: BIG });
/** More than a transport reads on to save the connection. */
const huge = send({ status: 200, type: "text/plain", body: "x".repeat(3_000_000) });
const item = send({ status: 200, type: "application/x-amz-json-1.0", body: '{"Item":{}}' });
const key = { TableName: "t", Key: { id: { S: "1" } } };

type Body = (server: FaultServer, options: ClientOptions) => Promise<void>;

/** A check on each transport, with a server of its own. */
function onEach(name: string, usual: Behaviour, more: ClientOptions, body: Body): Check[] {
  return TRANSPORTS.map((transportCase) => ({
    name: `${transportCase.name}: ${name}`,
    async run() {
      const server = await FaultServer.start(usual);
      const { transport, end } = transportCase.make();
      try {
        await body(server, labOptions(server.url, transport as Transport, more));
      } finally {
        await end();
        await server.stop();
      }
    },
  }));
}

/** Waits until something holds, for two seconds. */
async function eventually(what: string, holds: () => boolean): Promise<void> {
  const until = performance.now() + 2000;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`it never came true that ${what}`);
    await pause(10);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const connectionChecks: readonly Check[] = [
  ...onEach(
    "500 bodies that nobody reads, and the 501st call works",
    big,
    { readTimeoutMs: 20_000 },
    async (_server, options) => {
      const s3 = new S3(options);
      const unread = await Promise.all(Array.from({ length: 500 }, () => s3.getObject({ Bucket: "b", Key: "k" })));
      const { Body } = await s3.getObject({ Bucket: "b", Key: "k" });
      assert.equal((await Body.text()).length, BIG.length);
      assert.equal(unread.length, 500);
      s3.close();
      await assert.rejects(unread[0]!.Body.text(), { name: "ResponseStreamingError" });
    },
  ),
  ...onEach("open connections return to zero after close()", huge, { readTimeoutMs: 20_000 }, async (server, options) => {
    const s3 = new S3(options);
    const bodies = await Promise.all(Array.from({ length: 20 }, () => s3.getObject({ Bucket: "b", Key: "k" })));
    await bodies[0]!.Body.text();
    await bodies[1]!.Body[Symbol.asyncDispose]();
    assert(server.sockets.size > 0);
    const before = [...server.sockets];
    s3.close();
    // fetch and undici keep idle connections of their own and open new ones; those with unread replies must be gone.
    const kept = options.transport ? 1 : 0;
    await eventually("the connections are closed", () => before.filter((socket) => server.sockets.has(socket)).length <= kept);
    if (!options.transport) assert.equal(server.sockets.size, 0);
    await bodies[0]!.Body[Symbol.asyncDispose]();
    const again = await s3.getObject({ Bucket: "b", Key: "k" });
    assert.equal((await again.Body.text()).length, 3_000_000);
  }),
  ...onEach(
    "a body that nobody reads is dropped after the read timeout",
    big,
    { readTimeoutMs: 100 },
    async (server, options) => {
      const { Body } = await new S3(options).getObject({ Bucket: "b", Key: "k" });
      await eventually("its connection is closed", () => server.sockets.size === 0);
      await assert.rejects(Body.text(), { name: "ResponseStreamingError", message: /not read within the read timeout/ });
    },
  ),
  ...onEach("a body that nobody holds is collected", big, { readTimeoutMs: 20_000 }, async (server, options) => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const s3 = new S3(options);
    await (async () => void (await s3.getObject({ Bucket: "b", Key: "k" })))();
    await eventually("its connection is closed", () => {
      collect();
      return server.sockets.size === 0;
    });
  }),
  ...onEach("a slow and steady body is no silence", stall, { readTimeoutMs: 300 }, async (server, options) => {
    const body = "slow ".repeat(4);
    server.script(({ reply }) => {
      reply.writeHead(200, { "content-length": body.length });
      let sent = 0;
      const timer = setInterval(() => (sent < body.length ? void reply.write(body[sent++]!) : clearInterval(timer)), 50);
    });
    const { Body } = await new S3(options).getObject({ Bucket: "b", Key: "k" });
    assert.equal(await Body.text(), body);
  }),
  ...onEach("a reply that drips for ever ends with the whole call's limit", stall, {}, async (server, options) => {
    const dripping: Behaviour = ({ reply }) => {
      reply.writeHead(200, { "content-length": 100_000 });
      const timer = setInterval(() => (reply.destroyed ? clearInterval(timer) : void reply.write(" ")), 20);
    };
    server.script(dripping, dripping, dripping);
    const limited = { ...options, connectTimeoutMs: 50, readTimeoutMs: 150, retries: { totalMaxAttempts: 1 } };
    const started = performance.now();
    await assert.rejects(new DynamoDB(limited).getItem(key), { name: "ReadTimeoutError" });
    assert(performance.now() - started < 3000);
  }),
  ...onEach(
    "one signal for 1,000 calls keeps no listener",
    item,
    { maxPoolConnections: 50, readTimeoutMs: 20_000 },
    async (_server, options) => {
      const warnings: Error[] = [];
      const note = (warning: Error): void => void warnings.push(warning);
      process.on("warning", note);
      const { signal } = new AbortController();
      const dynamodb = new DynamoDB(options);
      for (let batch = 0; batch < 20; batch++) {
        await Promise.all(Array.from({ length: 50 }, () => dynamodb.getItem(key, { signal })));
      }
      await pause(0);
      process.off("warning", note);
      assert.equal(getEventListeners(signal, "abort").length, 0);
      assert.deepEqual(
        warnings.filter(({ name }) => name === "MaxListenersExceededWarning"),
        [],
      );
    },
  ),
  ...onEach("after an abort nothing is sent", stall, {}, async (server, options) => {
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const call = new DynamoDB(options).getItem(key, { signal: controller.signal });
    await eventually("the request arrived", () => server.seen.length === 1);
    controller.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    await pause(100);
    assert.equal(server.seen.length, 1);
  }),
  ...onEach("timeoutMs limits an attempt, deadlineMs the call", stall, { readTimeoutMs: 20_000 }, async (server, options) => {
    const dynamodb = new DynamoDB(options);
    await assert.rejects(dynamodb.getItem(key, { timeoutMs: 50, retries: 1 }), { name: "ReadTimeoutError" });
    assert.equal(server.seen.length, 2);
    await assert.rejects(dynamodb.getItem(key, { deadlineMs: 50 }), { name: "DeadlineExceededError" });
    await assert.rejects(new DynamoDB({ ...options, deadlineMs: 50 }).getItem(key), { name: "DeadlineExceededError" });
  }),
  {
    name: "node: a call that waits for a connection too long says so",
    async run() {
      const server = await FaultServer.start(stall);
      const options = labOptions(server.url, undefined, { maxPoolConnections: 1, readTimeoutMs: 300, connectTimeoutMs: 1 });
      const dynamodb = new DynamoDB(options);
      const first = dynamodb.getItem(key, { retries: 0 });
      const settled = await Promise.allSettled([first, ...[1, 2].map(() => dynamodb.getItem(key, { retries: 0 }))]);
      const names = settled.map((result) => (result as PromiseRejectedResult).reason.name as string);
      await server.stop();
      assert.deepEqual(names.sort(), ["PoolTimeoutError", "PoolTimeoutError", "ReadTimeoutError"].sort());
    },
  },
  {
    name: "node: a kept-alive connection that the server closed is never seen",
    async run() {
      const server = await FaultServer.start(item);
      const dynamodb = new DynamoDB(labOptions(server.url, undefined, { retries: { totalMaxAttempts: 1 } }));
      for (let call = 0; call < 20; call++) {
        const { ResponseMetadata } = await dynamodb.getItem(key);
        assert.equal(ResponseMetadata.RetryAttempts, 0);
        // Half of the time the client has not heard of it when it sends.
        for (const socket of server.sockets) socket.destroy();
        if (call % 2) await pause(5);
      }
      await server.stop();
    },
  },
];
