// Physical limit: undici Pool.dispatch with a bare handler, no streams or promises of undici's own.
import { CREDS, REGION, peerRequire } from "../lib/environment.mjs";
import { makeSigner } from "../lib/small-signer.mjs";
import { rawOps } from "../lib/raw-operations.mjs";
import { headersFor } from "./limit-http.mjs";
export const label = "limit undici.dispatch";
export const role = "limit";
export async function open({ endpoint }) {
  const { Pool } = peerRequire("undici");
  const u = new URL(endpoint);
  const pool = new Pool(endpoint, { connections: 64, pipelining: 1 });
  const ops = {};
  class H {
    constructor(resolve, reject, parse) {
      this.resolve = resolve;
      this.reject = reject;
      this.parse = parse;
      this.parts = [];
      this.status = 0;
    }
    onConnect() {}
    onHeaders(s) {
      this.status = s;
      return true;
    }
    onData(d) {
      this.parts.push(d);
      return true;
    }
    onComplete() {
      try {
        if (this.status !== 200) throw new Error("status " + this.status);
        const p = this.parts;
        this.resolve(this.parse(p.length === 1 ? p[0] : Buffer.concat(p)));
      } catch (e) {
        this.reject(e);
      }
    }
    onError(e) {
      this.reject(e);
    }
  }
  for (const [k, o] of Object.entries(rawOps(endpoint))) {
    const sign = makeSigner({ ...CREDS, region: REGION, service: o.service, host: u.host });
    const path = o.query ? o.path + "?" + o.query : o.path;
    // a GET body buffer must be copied out, undici reuses its parser memory
    const parse = k === "s3-get" ? (b) => ({ Body: Buffer.from(b) }) : o.parse;
    ops[k] = () =>
      new Promise((resolve, reject) => {
        const body = o.body?.();
        pool.dispatch(
          { method: o.method, path, headers: headersFor(o, body, 0, u.host, sign), body },
          new H(resolve, reject, parse),
        );
      });
  }
  return { ops, close: () => pool.destroy() };
}
