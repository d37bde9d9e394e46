/** For tests: a small invented rest-json service, and a transport that answers from a script. */
import { operation, type Operation } from "../src/client/operation.ts";
import type { ClientOptions } from "../src/client/options.ts";
import type { Service } from "../src/client/service.ts";
import type { HttpRequest } from "../src/http/request.ts";
import type { HttpResponse } from "../src/http/response.ts";
import type { SendOptions, Transport } from "../src/http/transport.ts";
import { streamOutput } from "../src/codegen/v1/stream-output.ts";
import { restJson } from "../src/protocols/rest-json/index.ts";

/** What the script gives: a reply, an error to reject with, or nothing ever. */
export type Step = { status?: number; headers?: Record<string, string>; body?: string } | Error | "silence";

/** Plays its steps in order and keeps what it was sent. */
export class Script implements Transport {
  readonly sent: HttpRequest[] = [];
  readonly #steps: Step[];

  constructor(...steps: Step[]) {
    this.#steps = steps;
  }

  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.sent.push(request);
    const step = this.#steps.shift();
    if (step === undefined) return Promise.reject(new Error("the script is over"));
    if (step instanceof Error) return Promise.reject(step);
    if (step === "silence") {
      return new Promise((_, reject) => options.signal?.addEventListener("abort", () => reject(options.signal!.reason)));
    }
    const bytes = new TextEncoder().encode(step.body ?? "");
    const body = {
      bytes: () => Promise.resolve(bytes),
      async *stream() {
        yield bytes;
      },
      cancel() {},
    };
    return Promise.resolve({ status: step.status ?? 200, reason: "", headers: step.headers ?? {}, body });
  }

  close(): void {}
}

export const service: Service = {
  name: "shelf",
  id: "Book Shelf",
  className: "BookShelf",
  apiVersion: "2026-01-01",
  protocol: restJson,
  endpointPrefix: "shelf",
  errors: '{"BookNotFound":{"shape":{"message":"s","Title":"s"}},"Shelf.Full":{"name":"ShelfFull"}}',
};

export const getBook: Operation<{ Id: string; Token?: string }, { Title?: string }> = operation(
  "GetBook",
  "GET /books/{Id}",
  '{"input":{"Id! uri":"s1","Token query:token":{"$":"s","token":true}},"output":{"Title":"s"}}',
);

export const putBook: Operation<{ Id: string; Title?: string }, void> = operation(
  "PutBook",
  "PUT /books/{Id}",
  '{"input":{"Id! uri":"s1","Title":"s"}}',
);

export const readBook: Operation<{ Id: string }, { Pages: AsyncIterable<Uint8Array> }> = operation(
  "ReadBook",
  "GET /books/{Id}/pages",
  '{"input":{"Id! uri":"s1"},"output":{"$":{"Pages":{"$":"B","streaming":true},"Count header:x-count":"i"},"payload":"Pages"}}',
  { streamOutput },
);

/** Options of a client that sees no environment, no files and no network. */
export function isolated(transport: Transport, options: ClientOptions = {}): ClientOptions {
  return {
    regionName: "us-east-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    clock: () => new Date("2026-01-02T03:04:05Z"),
    uuid: () => "12345678-1234-4abc-8def-123456789012",
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    surroundings: { environment: () => undefined, readTextFile: () => Promise.resolve(undefined) },
    transport,
    ...options,
  };
}
