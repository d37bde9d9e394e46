/** A transport that answers from a script and keeps what it was asked to send. */
import type { HttpRequest } from "../../packages/core/src/http/request.ts";
import type { HttpResponse, ResponseBody } from "../../packages/core/src/http/response.ts";
import type { Transport } from "../../packages/core/src/http/transport.ts";

/** A reply of the script. */
export interface ScriptedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A request as it was sent, its body read to the end. */
export interface SentRequest extends Omit<HttpRequest, "body"> {
  readonly body: Uint8Array;
}

export class ScriptedTransport implements Transport {
  readonly sent: SentRequest[] = [];
  readonly #reply: (request: SentRequest, index: number) => ScriptedReply;

  /** @param reply - gives the reply to each request, or throws what the transport shall reject with */
  constructor(reply: (request: SentRequest, index: number) => ScriptedReply) {
    this.#reply = reply;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const sent: SentRequest = { ...request, headers: { ...request.headers }, body: await readBody(request.body) };
    this.sent.push(sent);
    const { status, headers, body } = this.#reply(sent, this.sent.length - 1);
    const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { status, reason: "", headers: Object.fromEntries(names) as Record<string, string>, body: bufferedBody(body) };
  }

  close(): void {}
}

/** A reply's body that is in memory already. */
export function bufferedBody(bytes: Uint8Array): ResponseBody {
  return {
    bytes: async () => bytes,
    async *stream() {
      if (bytes.length > 0) yield bytes;
    },
    cancel() {},
  };
}

async function readBody(body: HttpRequest["body"]): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array(0);
  if (typeof body === "string") return new Uint8Array(Buffer.from(body));
  if (body instanceof Uint8Array) return new Uint8Array(body);
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
