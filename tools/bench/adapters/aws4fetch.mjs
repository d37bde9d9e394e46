// Signs and sends with fetch, knows no service: the caller writes and reads the bodies.
import { CREDS, REGION, peerImport } from "../lib/environment.mjs";
import { rawOps } from "../lib/raw-operations.mjs";
export const label = "aws4fetch";
export const role = "peer";
export async function open({ endpoint }) {
  const { AwsClient } = await peerImport("aws4fetch");
  const ops = {};
  const clients = {};
  for (const [k, o] of Object.entries(rawOps(endpoint))) {
    const c = (clients[o.service] ??= new AwsClient({ ...CREDS, region: REGION, service: o.service, retries: 0 }));
    const url = endpoint + (o.query ? o.path + "?" + o.query : o.path);
    ops[k] = async () => {
      const headers = {};
      if (o.ctype) headers["content-type"] = o.ctype;
      if (o.target) headers["x-amz-target"] = o.target;
      const r = await c.fetch(url, { method: o.method, headers, body: o.body?.() });
      if (r.status !== 200) throw new Error("status " + r.status);
      return o.parse(Buffer.from(await r.arrayBuffer()));
    };
  }
  return { ops, close() {} };
}
const A = (service) =>
  `const c = new AwsClient({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', region: 'us-east-1', service: '${service}', retries: 0 })`;
const I = { aws4fetch: ["AwsClient"] };
export const programs = {
  "s3-getobject": { imports: I, construct: A("s3"), call: `await (await c.fetch(process.env.STUB + '/b/k')).arrayBuffer()` },
  "ddb-getitem": {
    imports: I,
    construct: A("dynamodb"),
    call: `await (await c.fetch(process.env.STUB + '/', { method: 'POST', headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify({ TableName: 't', Key: { pk: { S: 'a' } } }) })).json()`,
  },
};
export const formats = ["esm"];
export const packages = { s3: ["aws4fetch"], ddb: ["aws4fetch"], three: ["aws4fetch"] };
export async function presigner() {
  const { AwsClient } = await peerImport("aws4fetch");
  const c = new AwsClient({ ...CREDS, region: REGION, service: "s3" });
  return async (i) =>
    (
      await c.sign("https://bench-bucket.s3.us-east-1.amazonaws.com/data/file-" + i + "?X-Amz-Expires=3600", {
        aws: { signQuery: true },
      })
    ).url;
}
