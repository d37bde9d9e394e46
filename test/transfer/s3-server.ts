/**
 * An S3 of one process that fails when it is told to: connections reset before or in the middle of a reply, 503, bodies cut short,
 * slowness. Keeps objects and open uploads where tests can look at them.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What happens to a request. */
export type Fault = "none" | "reset" | "503" | "truncate" | "slow";

/** A request as faults see it. */
export interface Seen {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
}

interface StoredObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface OpenUpload {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, Buffer>;
}

const KEPT_HEADERS = /^(content-type|cache-control|content-disposition|content-encoding|content-language|x-amz-meta-.*)$/;

/** One bucket, whatever it is called. */
export class S3Server {
  readonly objects: Map<string, StoredObject> = new Map();
  readonly uploads: Map<string, OpenUpload> = new Map();
  readonly sockets: Set<Socket> = new Set();
  readonly requests: string[] = [];
  /** Decides on each request. */
  fault: (request: Seen) => Fault = () => "none";
  readonly #server: Server = createServer((request, response) => {
    this.#answer(request, response).catch(() => request.socket.destroy());
  });

  async start(): Promise<string> {
    this.#server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  put(key: string, body: Buffer, headers: Readonly<Record<string, string>> = {}): void {
    this.objects.set(key, { body, etag: `"${md5(body)}"`, headers });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, "http://s3");
    const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"));
    const { method = "" } = request;
    const query = url.searchParams;
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    const fault = this.fault({ method, key, query, headers: request.headers });
    if (fault === "reset") return void request.socket.destroy();
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, 20));
    const body = await readAll(request);
    if (fault === "503") return error(response, 503, "SlowDown");
    if (fault === "truncate") cutShort(response);
    if (method === "GET" && query.has("list-type")) return this.#list(response, query);
    if (method === "GET" && query.has("uploadId")) return this.#listParts(response, query.get("uploadId")!);
    if (method === "GET" || method === "HEAD") return this.#get(request, response, key, method === "HEAD");
    if (method === "POST" && query.has("uploads")) return this.#create(request, response, key);
    if (method === "POST" && query.has("delete")) return this.#delete(response, body);
    const upload = query.get("uploadId");
    if (upload !== null) return this.#upload(request, response, method, upload, Number(query.get("partNumber")), body);
    if (method === "DELETE") {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (request.headers["if-none-match"] === "*" && this.objects.has(key)) return error(response, 412, "PreconditionFailed");
    const copied = this.#source(request);
    this.put(key, copied ?? body, kept(request));
    const { etag } = this.objects.get(key)!;
    if (copied) return xml(response, `<CopyObjectResult><ETag>${etag}</ETag></CopyObjectResult>`);
    response.writeHead(200, { etag }).end();
  }

  #source(request: IncomingMessage): Buffer | undefined {
    const source = request.headers["x-amz-copy-source"];
    if (source === undefined) return undefined;
    const { body } = this.objects.get(decodeURIComponent(String(source)).split("/").slice(1).join("/"))!;
    const range = /bytes=(\d+)-(\d+)/.exec(String(request.headers["x-amz-copy-source-range"] ?? ""));
    return range ? body.subarray(Number(range[1]), Number(range[2]) + 1) : body;
  }

  #create(request: IncomingMessage, response: ServerResponse, key: string): void {
    const id = randomUUID();
    this.uploads.set(id, { key, headers: kept(request), parts: new Map() });
    xml(response, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }

  #upload(request: IncomingMessage, response: ServerResponse, method: string, id: string, number: number, body: Buffer): void {
    const upload = this.uploads.get(id);
    if (!upload) return error(response, 404, "NoSuchUpload");
    if (method === "DELETE") {
      this.uploads.delete(id);
      return void response.writeHead(204).end();
    }
    if (method === "PUT") {
      const copied = this.#source(request);
      const part = copied ?? body;
      upload.parts.set(number, part);
      const etag = `"${md5(part)}"`;
      if (copied) return xml(response, `<CopyPartResult><ETag>${etag}</ETag></CopyPartResult>`);
      return void response.writeHead(200, { etag }).end();
    }
    const parts = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, found]) =>
      upload.parts.get(Number(found)),
    );
    if (parts.some((part) => part === undefined)) return error(response, 400, "InvalidPart");
    if (parts.slice(0, -1).some((part) => part!.length < 5 * 1024 * 1024)) return error(response, 400, "EntityTooSmall");
    this.uploads.delete(id);
    this.put(upload.key, Buffer.concat(parts as Buffer[]), upload.headers);
    xml(response, `<CompleteMultipartUploadResult><ETag>&quot;x-${parts.length}&quot;</ETag></CompleteMultipartUploadResult>`);
  }

  #get(request: IncomingMessage, response: ServerResponse, key: string, isHead: boolean): void {
    const object = this.objects.get(key);
    if (!object) return error(response, 404, "NoSuchKey");
    const { etag, body, headers } = object;
    const { range, "if-match": wanted } = request.headers;
    if (wanted !== undefined && wanted !== etag) return error(response, 412, "PreconditionFailed");
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(range ?? "") ?? [];
    const start = Number(from ?? 0);
    const end = to ? Math.min(Number(to) + 1, body.length) : body.length;
    const contentRange = from === undefined ? {} : { "content-range": `bytes ${start}-${end - 1}/${body.length}` };
    response.writeHead(from === undefined ? 200 : 206, { ...headers, etag, "content-length": end - start, ...contentRange });
    if (isHead) return void response.end();
    response.end(body.subarray(start, end));
  }

  #list(response: ServerResponse, query: URLSearchParams): void {
    const prefix = query.get("prefix") ?? "";
    const after = query.get("continuation-token") ?? "";
    const most = Number(query.get("max-keys") ?? 1000);
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, most);
    const items = page.map((key) => {
      const { body, etag } = this.objects.get(key)!;
      const modified = new Date().toISOString();
      return `<Contents><Key>${encodeURIComponent(key)}</Key><Size>${body.length}</Size><ETag>${etag.replaceAll('"', "&quot;")}</ETag><LastModified>${modified}</LastModified></Contents>`;
    });
    const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    xml(
      response,
      `<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${next !== ""}</IsTruncated>${next}${items.join("")}</ListBucketResult>`,
    );
  }

  #listParts(response: ServerResponse, id: string): void {
    const upload = this.uploads.get(id);
    if (!upload) return error(response, 404, "NoSuchUpload");
    const parts = [...upload.parts].map(
      ([number, part]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${md5(part)}&quot;</ETag><Size>${part.length}</Size></Part>`,
    );
    xml(response, `<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join("")}</ListPartsResult>`);
  }

  #delete(response: ServerResponse, body: Buffer): void {
    for (const [, key] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) this.objects.delete(key!);
    xml(response, "<DeleteResult></DeleteResult>");
  }
}

/** Lets half of a reply's body through, then breaks the connection. */
function cutShort(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((body?: Buffer | string) => {
    if (body === undefined || body.length < 2) return end();
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return response;
  }) as typeof response.end;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function kept(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (KEPT_HEADERS.test(name) ? [[name, String(value)]] : [])),
  );
}

function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("hex");
}

function xml(response: ServerResponse, text: string): void {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  response.writeHead(200, { "content-type": "application/xml", "content-length": body.length });
  response.end(body);
}

function error(response: ServerResponse, status: number, code: string): void {
  const body = Buffer.from(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  response.writeHead(status, { "content-length": body.length, connection: "close" });
  response.end(body);
}
