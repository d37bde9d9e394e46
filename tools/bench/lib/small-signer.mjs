// The least SigV4 that a server accepts: one cached key a day, one cached date string a second.
import { createHash, createHmac, hash } from "node:crypto";
export const sha256hex = hash ? (d) => hash("sha256", d) : (d) => createHash("sha256").update(d).digest("hex");
const hmac = (k, d) => createHmac("sha256", k).update(d).digest();
export const EMPTY_SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export function makeSigner({ accessKeyId, secretAccessKey, region, service, host }) {
  let day = "",
    key,
    scope,
    sec = -1,
    amz = "";
  const now = () => {
    const s = Math.floor(Date.now() / 1000);
    if (s !== sec) {
      sec = s;
      amz = new Date(s * 1000).toISOString().replace(/[-:]|\.\d{3}/g, "");
      const d = amz.slice(0, 8);
      if (d !== day) {
        day = d;
        scope = `${day}/${region}/${service}/aws4_request`;
        key = hmac(hmac(hmac(hmac("AWS4" + secretAccessKey, day), region), service), "aws4_request");
      }
    }
  };
  const s3 = service === "s3";
  // extra: lower-case header lines to sign, sorted, each name sorting after x-amz-date / x-amz-content-sha256
  return (method, path, query, payload, extra, extraNames) => {
    now();
    const ph = payload === undefined || payload.length === 0 ? EMPTY_SHA : sha256hex(payload);
    const names = (s3 ? "host;x-amz-content-sha256;x-amz-date" : "host;x-amz-date") + (extraNames || "");
    const canon = `${method}\n${path}\n${query}\nhost:${host}\n${s3 ? `x-amz-content-sha256:${ph}\n` : ""}x-amz-date:${amz}\n${extra || ""}\n${names}\n${ph}`;
    const sig = createHmac("sha256", key)
      .update(`AWS4-HMAC-SHA256\n${amz}\n${scope}\n${sha256hex(canon)}`)
      .digest("hex");
    return { amz, ph, auth: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${sig}` };
  };
}
