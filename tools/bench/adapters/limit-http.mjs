// Physical limit: node:http with keep-alive, cached-key SigV4, JSON.parse or the small XML reader.
import http from "node:http";
import { CREDS, REGION } from "../lib/environment.mjs";
import { makeSigner } from "../lib/small-signer.mjs";
import { rawOps } from "../lib/raw-operations.mjs";
export const label = "limit node:http";
export const role = "limit";
export function headersFor(o, body, s, host, sign) {
  const h = { host, "x-amz-date": "", authorization: "" };
  let extra = "",
    names = "";
  if (o.crc) {
    const c = o.crc(body);
    h["x-amz-checksum-crc32"] = c;
  }
  if (o.target) {
    h["x-amz-target"] = o.target;
    extra = `x-amz-target:${o.target}\n`;
    names = ";x-amz-target";
  }
  const sig = sign(o.method, o.path, o.query ? o.query : "", body, extra, names);
  h["x-amz-date"] = sig.amz;
  h.authorization = sig.auth;
  if (o.service === "s3") h["x-amz-content-sha256"] = sig.ph;
  if (o.ctype) h["content-type"] = o.ctype;
  if (body !== undefined) h["content-length"] = Buffer.byteLength(body);
  return h;
}
export async function open({ endpoint }) {
  const u = new URL(endpoint);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64, scheduling: "lifo" });
  const ops = {};
  for (const [k, o] of Object.entries(rawOps(endpoint))) {
    const sign = makeSigner({ ...CREDS, region: REGION, service: o.service, host: u.host });
    ops[k] = () =>
      new Promise((resolve, reject) => {
        const body = o.body?.();
        const r = http.request(
          {
            agent,
            hostname: u.hostname,
            port: u.port,
            method: o.method,
            path: o.query ? o.path + "?" + o.query : o.path,
            headers: headersFor(o, body, 0, u.host, sign),
          },
          (res) => {
            const parts = [];
            res.on("data", (d) => parts.push(d));
            res.on("end", () => {
              try {
                const b = parts.length === 1 ? parts[0] : Buffer.concat(parts);
                if (res.statusCode !== 200) throw new Error("status " + res.statusCode);
                resolve(o.parse(b));
              } catch (e) {
                reject(e);
              }
            });
            res.on("error", reject);
          },
        );
        r.on("error", reject);
        r.end(body);
      });
  }
  return { ops, close: () => agent.destroy() };
}
// Part-wise transfer over node:http with signed requests; upload parts carry a CRC32 like the SDKs' default.
export async function transfer({ endpoint, path, size, part, concurrency }) {
  const { open: fopen } = await import("node:fs/promises"),
    { crc32 } = await import("node:zlib");
  const u = new URL(endpoint),
    agent = new http.Agent({ keepAlive: true, maxSockets: 64 }),
    sign = makeSigner({ ...CREDS, region: REGION, service: "s3", host: u.host });
  const parts = async (fn) => {
    let next = 0;
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        const buf = Buffer.allocUnsafe(part);
        for (;;) {
          const at = next;
          if (at >= size) return;
          next += part;
          await fn(at, Math.min(at + part, size), buf);
        }
      }),
    );
  };
  return {
    async up() {
      const fh = await fopen(path);
      await parts(async (at, end, buf) => {
        const { bytesRead } = await fh.read(buf, 0, end - at, at),
          b = buf.subarray(0, bytesRead),
          n = Buffer.alloc(4);
        n.writeUInt32BE(crc32(b));
        const q = `partNumber=${at / part + 1}&uploadId=x`,
          s = sign("PUT", "/bench-bucket/big", q, undefined);
        await new Promise((ok, no) => {
          const r = http.request(
            {
              agent,
              hostname: u.hostname,
              port: u.port,
              method: "PUT",
              path: "/bench-bucket/big?" + q,
              headers: {
                authorization: s.auth,
                "x-amz-date": s.amz,
                "x-amz-content-sha256": s.ph,
                "x-amz-checksum-crc32": n.toString("base64"),
                "content-length": b.length,
              },
            },
            (res) => {
              res.resume();
              res.on("end", ok);
            },
          );
          r.on("error", no);
          r.end(b);
        });
      });
      await fh.close();
    },
    async down() {
      const { openSync, closeSync, writeSync } = await import("node:fs"),
        fd = openSync(path, "w");
      await parts(
        (at, end) =>
          new Promise((ok, no) => {
            const s = sign("GET", "/bench-bucket/big", "", undefined);
            const r = http.request(
              {
                agent,
                hostname: u.hostname,
                port: u.port,
                path: "/bench-bucket/big",
                headers: {
                  authorization: s.auth,
                  "x-amz-date": s.amz,
                  "x-amz-content-sha256": s.ph,
                  range: `bytes=${at}-${end - 1}`,
                },
              },
              (res) => {
                let pos = at;
                res.on("data", (d) => {
                  writeSync(fd, d, 0, d.length, pos);
                  pos += d.length;
                });
                res.on("end", ok);
                res.on("error", no);
              },
            );
            r.on("error", no);
            r.end();
          }),
      );
      closeSync(fd);
    },
  };
}
// The smallest programs for the cold-start table.
const SIG = `const h = (k, d) => createHmac('sha256', k).update(d).digest(); const go = (svc, method, path, headers, body) => new Promise((ok, no) => { const u = new URL(process.env.STUB), t = new Date().toISOString().replace(/[-:]|\\.\\d{3}/g, ''), d = t.slice(0, 8), k = h(h(h(h('AWS4secret', d), 'us-east-1'), svc), 'aws4_request'), sha = (x) => createHash('sha256').update(x).digest('hex'), c = [method, path, '', 'host:' + u.host, 'x-amz-date:' + t, '', 'host;x-amz-date', sha(body)].join('\\n'); const r = http.request({ hostname: u.hostname, port: u.port, method, path, headers: { ...headers, 'x-amz-date': t, 'content-length': Buffer.byteLength(body), authorization: 'AWS4-HMAC-SHA256 Credential=A/' + d + ', Signature=' + createHmac('sha256', k).update(sha(c)).digest('hex') } }, (res) => { let s = ''; res.on('data', (x) => { s += x }); res.on('end', () => ok(s)) }); r.on('error', no); r.end(body) })`;
const I = { "node:http": "default http", "node:crypto": ["createHash", "createHmac"] };
export const programs = {
  "s3-getobject": { imports: I, construct: SIG + "; const c = go", call: `await go('s3', 'GET', '/b/k', {}, '')` },
  "ddb-getitem": {
    imports: I,
    construct: SIG + "; const c = go",
    call: `JSON.parse(await go('dynamodb', 'POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-type': 'application/x-amz-json-1.0' }, JSON.stringify({ TableName: 't', Key: { pk: { S: 'a' } } })))`,
  },
  "sqs-send": {
    imports: I,
    construct: SIG + "; const c = go",
    call: `JSON.parse(await go('sqs', 'POST', '/', { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' }, '{}'))`,
  },
  "sts-identity": {
    imports: I,
    construct: SIG + "; const c = go",
    call: `await go('sts', 'POST', '/', { 'content-type': 'application/x-www-form-urlencoded' }, 'Action=GetCallerIdentity&Version=2011-06-15')`,
  },
};
export const formats = ["esm", "cjs"];
export async function presigner() {
  const { createHmac, hash, createHash } = await import("node:crypto"),
    sha = hash ? (d) => hash("sha256", d) : (d) => createHash("sha256").update(d).digest("hex");
  const h = (k, d) => createHmac("sha256", k).update(d).digest(),
    day = new Date().toISOString().slice(0, 10).replace(/-/g, ""),
    scope = `${day}/${REGION}/s3/aws4_request`;
  const key = h(h(h(h("AWS4" + CREDS.secretAccessKey, day), REGION), "s3"), "aws4_request"),
    host = "bench-bucket.s3.us-east-1.amazonaws.com",
    cred = encodeURIComponent(CREDS.accessKeyId + "/" + scope);
  let sec = 0,
    t = "";
  return (i) => {
    const s = Math.floor(Date.now() / 1000);
    if (s !== sec) {
      sec = s;
      t = new Date(s * 1000).toISOString().replace(/[-:]|\.\d{3}/g, "");
    }
    const path = "/data/file-" + i,
      q = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${cred}&X-Amz-Date=${t}&X-Amz-Expires=3600&X-Amz-SignedHeaders=host`;
    return `https://${host}${path}?${q}&X-Amz-Signature=${createHmac("sha256", key)
      .update(`AWS4-HMAC-SHA256\n${t}\n${scope}\n${sha(`GET\n${path}\n${q}\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`)}`)
      .digest("hex")}`;
  };
}
