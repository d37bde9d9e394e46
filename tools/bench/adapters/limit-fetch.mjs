// Global fetch of Node with the same signing and parsing: what any fetch-based SDK pays at least.
import { CREDS, REGION } from "../lib/environment.mjs";
import { makeSigner } from "../lib/small-signer.mjs";
import { rawOps } from "../lib/raw-operations.mjs";
import { headersFor } from "./limit-http.mjs";
export const label = "limit global fetch";
export const role = "limit";
export async function open({ endpoint }) {
  const u = new URL(endpoint);
  const ops = {};
  for (const [k, o] of Object.entries(rawOps(endpoint))) {
    const sign = makeSigner({ ...CREDS, region: REGION, service: o.service, host: u.host });
    const url = endpoint + (o.query ? o.path + "?" + o.query : o.path);
    ops[k] = async () => {
      const body = o.body?.();
      const headers = headersFor(o, body, 0, u.host, sign);
      delete headers["content-length"];
      const r = await fetch(url, { method: o.method, headers, body });
      if (r.status !== 200) throw new Error("status " + r.status);
      return o.parse(Buffer.from(await r.arrayBuffer()));
    };
  }
  return { ops, close() {} };
}
// cold start: the same hand-made request through fetch, signed with node:crypto
const SIG = (send) =>
  `const h = (k, d) => createHmac('sha256', k).update(d).digest(); const go = async (svc, method, path, headers, body) => { const u = new URL(process.env.STUB), t = new Date().toISOString().replace(/[-:]|\\.\\d{3}/g, ''), d = t.slice(0, 8), k = h(h(h(h('AWS4secret', d), 'us-east-1'), svc), 'aws4_request'), sha = (x) => createHash('sha256').update(x).digest('hex'), c = [method, path, '', 'host:' + u.host, 'x-amz-date:' + t, '', 'host;x-amz-date', sha(body)].join('\\n'), hs = { ...headers, 'x-amz-date': t, authorization: 'AWS4-HMAC-SHA256 Credential=A/' + d + ', Signature=' + createHmac('sha256', k).update(sha(c)).digest('hex') }; ${send} }`;
const I = { "node:crypto": ["createHash", "createHmac"] };
export const coldPrograms = (imports, send) => ({
  "s3-getobject": {
    imports: { ...I, ...imports },
    construct: SIG(send) + "; const c = go",
    call: `await go('s3', 'GET', '/b/k', {}, '')`,
  },
  "ddb-getitem": {
    imports: { ...I, ...imports },
    construct: SIG(send) + "; const c = go",
    call: `JSON.parse(await go('dynamodb', 'POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-type': 'application/x-amz-json-1.0' }, JSON.stringify({ TableName: 't', Key: { pk: { S: 'a' } } })))`,
  },
});
export const programs = coldPrograms(
  {},
  `return (await fetch(u.origin + path, { method, headers: hs, body: body || undefined })).text()`,
);
export const formats = ["cjs"];
