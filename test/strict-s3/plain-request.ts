/** Requests as a program without any SDK makes them: an address as it stands, which `fetch` would simplify (`./`, `//`). */
import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";

/** What came back. */
export interface PlainReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** S3's error code, if the body has one. */
  readonly code: string | undefined;
}

/** A request of one connection. */
export interface PlainRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** File of a certificate to trust. */
  readonly verify?: string | undefined;
}

const TIMEOUT_MS = 20_000;

/** Sends a request. */
export function plainRequest(url: string, { method = "GET", headers, body, verify }: PlainRequest = {}): Promise<PlainReply> {
  const [, scheme, host = "", path = "/"] = /^(https?):\/\/([^/]+)(.*)$/.exec(url) ?? [];
  const [hostname, port] = host.split(":");
  const start = scheme === "https" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = start(
      {
        hostname,
        port,
        path,
        method,
        agent: false,
        timeout: TIMEOUT_MS,
        ...(headers && { headers }),
        ...(verify !== undefined && { ca: readFileSync(verify) }),
      },
      (reply) =>
        void text(reply).then(
          (received) =>
            resolve({
              status: reply.statusCode ?? 0,
              headers: reply.headers,
              body: received,
              code: /<Code>([^<]*)<\/Code>/.exec(received)?.[1],
            }),
          reject,
        ),
    );
    sent.on("timeout", () => sent.destroy(new Error(`${method} ${url}: no reply within ${TIMEOUT_MS} ms`)));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A form with one file, as a browser sends it. */
export async function plainForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: string },
  verify: string | undefined,
): Promise<PlainReply> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([file.content]), file.name);
  const encoded = new Response(form);
  const contentType = encoded.headers.get("content-type") ?? "";
  const body = new Uint8Array(await encoded.arrayBuffer());
  return plainRequest(url, { method: "POST", headers: { "content-type": contentType }, body, verify });
}
