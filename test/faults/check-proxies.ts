/** Proxies and certificates under Node's own transport. */
import assert from "node:assert/strict";
import { DynamoDB } from "@boto3/client-dynamodb";
import type { ClientOptions } from "@boto3/core";
import type { Check } from "./check-table.ts";
import { LabProxy, type ProxyOptions } from "./proxy.ts";
import { send } from "./replies.ts";
import { CERTIFICATES, FaultServer } from "./server.ts";
import { labOptions } from "./transports.ts";

const item = send({ status: 200, type: "application/x-amz-json-1.0", body: '{"Item":{}}' });
const key = { TableName: "t", Key: { id: { S: "1" } } };
const verify = CERTIFICATES.authority;

interface World {
  readonly http: FaultServer;
  readonly https: FaultServer;
  readonly proxy: LabProxy;
}

/** A check with a server of each scheme and a proxy. */
function withProxy(name: string, options: ProxyOptions, body: (world: World) => Promise<void>): Check {
  return {
    name: `proxies: ${name}`,
    async run() {
      const world = {
        http: await FaultServer.start(item),
        https: await FaultServer.startTls(item),
        proxy: await LabProxy.start(options),
      };
      try {
        await body(world);
      } finally {
        for (const part of [world.http, world.https, world.proxy]) await part.stop();
      }
    },
  };
}

async function get(endpointUrl: string, more: ClientOptions): Promise<void> {
  const client = new DynamoDB(labOptions(endpointUrl, undefined, { readTimeoutMs: 2000, ...more }));
  try {
    await client.getItem(key);
  } finally {
    client.close();
  }
}

/** Options of a client that sees these variables. */
const environment = (variables: Record<string, string>): ClientOptions => ({
  surroundings: { environment: (name) => variables[name], readTextFile: async () => undefined },
});

export const proxyChecks: readonly Check[] = [
  withProxy(
    "https goes through a tunnel, with a password, which keeps alive",
    { password: "me:p@ss" },
    async ({ https, proxy }) => {
      const client = new DynamoDB(labOptions(https.url, undefined, { verify, proxies: { https: proxy.url("me:p%40ss") } }));
      for (let call = 0; call < 3; call++) await client.getItem(key);
      client.close();
      assert.deepEqual(proxy.asked, [`CONNECT localhost:${https.port}`]);
      assert.equal(https.seen.length, 3);
      assert.equal(https.seen[0]!.headers["proxy-authorization"], undefined);
    },
  ),
  withProxy("http is handed on with its whole address", { password: "me:secret" }, async ({ http, proxy }) => {
    await get(http.url, { proxies: { http: proxy.url("me:secret") } });
    assert.deepEqual(proxy.asked, [`POST ${http.url}/`]);
    assert.equal(http.seen[0]!.headers.host, `127.0.0.1:${http.port}`);
  }),
  withProxy("the environment names them, and hosts without one", {}, async ({ http, https, proxy }) => {
    await get(https.url, { verify, ...environment({ HTTPS_PROXY: proxy.url() }) });
    await get(http.url, environment({ http_proxy: proxy.url(), HTTP_PROXY: "http://127.0.0.1:9" }));
    assert.equal(proxy.asked.length, 2);
    await get(http.url, environment({ HTTP_PROXY: proxy.url(), NO_PROXY: "example.com,127.0.0.1" }));
    await get(https.url, { verify, ...environment({ HTTPS_PROXY: proxy.url(), no_proxy: "*" }) });
    await get(http.url, { ...environment({ HTTP_PROXY: proxy.url() }), proxies: {} });
    // A CGI program's HTTP_PROXY is what a caller sent.
    await get(http.url, environment({ HTTP_PROXY: "http://127.0.0.1:9", REQUEST_METHOD: "GET" }));
    assert.equal(proxy.asked.length, 2);
  }),
  withProxy("a proxy without scheme in its address", {}, async ({ http, proxy }) => {
    await get(http.url, { proxies: { http: `localhost:${proxy.port}` } });
    assert.equal(proxy.asked.length, 1);
  }),
  withProxy("a proxy with a certificate", { tls: true }, async ({ http, https, proxy }) => {
    const proxiesConfig = { proxyCaBundle: CERTIFICATES.authority };
    await get(https.url, { verify, proxies: { https: proxy.url() }, proxiesConfig });
    await get(http.url, { proxies: { http: proxy.url() }, proxiesConfig });
    assert.deepEqual(proxy.asked, [`CONNECT localhost:${https.port}`, `POST ${http.url}/`]);
    await assert.rejects(get(https.url, { verify, proxies: { https: proxy.url() } }), { name: "ProxyConnectionError" });
  }),
  withProxy("a wrong password is named, but not shown", { password: "me:secret" }, async ({ https, proxy }) => {
    await assert.rejects(get(https.url, { verify, proxies: { https: proxy.url("me:wrong") } }), (error: Error) => {
      assert.equal(error.name, "ProxyConnectionError");
      assert.equal(error.message, `Failed to connect to proxy URL: "http://***:***@localhost:${proxy.port}"`);
      assert.match((error.cause as Error).message, /407 Proxy Authentication Required/);
      return true;
    });
  }),
  withProxy("a proxy that is not there", {}, async ({ http, https }) => {
    const gone = "http://127.0.0.1:9";
    await assert.rejects(get(http.url, { proxies: { http: gone } }), { name: "ProxyConnectionError" });
    await assert.rejects(get(https.url, { verify, proxies: { https: gone } }), { name: "ProxyConnectionError" });
  }),
  withProxy("a proxy that never answers", { silent: true }, async ({ https, proxy }) => {
    const limits = { connectTimeoutMs: 150, readTimeoutMs: 150, retries: { totalMaxAttempts: 2 } };
    await assert.rejects(get(https.url, { verify, proxies: { https: proxy.url() }, ...limits }), {
      name: "ProxyConnectionError",
    });
    assert.equal(proxy.asked.length, 2);
  }),
  withProxy("addresses that cannot be used", {}, async ({ http }) => {
    for (const address of ["socks5://me:secret@localhost:1", "http://me:secret@:x"]) {
      await assert.rejects(get(http.url, { proxies: { http: address } }), (error: Error) => {
        assert.equal(error.name, "InvalidProxiesConfigError");
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
    }
  }),
  {
    name: "certificates: unknown ones are refused, accepted with verify, or never looked at",
    async run() {
      const server = await FaultServer.startTls(item);
      const retries = { totalMaxAttempts: 1 };
      await assert.rejects(get(server.url, { retries }), { name: "SSLError" });
      await get(server.url, { verify });
      await get(server.url, { verify: false });
      await get(server.url, environment({ AWS_CA_BUNDLE: verify }));
      await get(server.url, environment({ REQUESTS_CA_BUNDLE: verify }));
      await assert.rejects(get(server.url, { verify: "/nowhere.pem", retries }), {
        name: "InvalidConfigError",
        message: /nowhere\.pem/,
      });
      await assert.rejects(get(server.url, { verify: " ", retries }), {
        name: "InvalidConfigError",
        message: /^Invalid CA bundle/,
      });
      await server.stop();
    },
  },
  {
    name: "certificates: the client shows its own",
    async run() {
      const { readFileSync } = await import("node:fs");
      const ca = readFileSync(CERTIFICATES.authority);
      const server = await FaultServer.startTls(item, { ca, requestCert: true, rejectUnauthorized: true });
      await assert.rejects(get(server.url, { verify, retries: { totalMaxAttempts: 1 } }));
      await get(server.url, { verify, clientCert: CERTIFICATES.client });
      await get(server.url, { verify, clientCert: [CERTIFICATES.client, CERTIFICATES.client] });
      await server.stop();
    },
  },
];
