/**
 * An S3 of one process that fails when it is told to: connections reset before or in the middle of a reply, 503, bodies cut short,
 * slowness. Keeps objects and open uploads where tests can look at them.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What happens to a request: `lost` is carried out, and the connection is gone before the reply. */
export type Fault = "none" | "reset" | "503" | "truncate" | "slow" | "lost" | "500 after";

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
  readonly modified: Date;
  readonly headers: Readonly<Record<string, string>>;
}

interface OpenUpload {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, Buffer>;
  readonly begun: Date;
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

  put(key: string, body: Buffer, headers: Readonly<Record<string, string>> = {}, etag: string = md5(body)): void {
    this.objects.set(key, { body, etag: `"${etag}"`, modified: new Date(), headers });
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
    if (fault === "slow") trickle(response);
    if (fault === "lost") response.end = () => void request.socket.destroy() as never;
    if (fault === "500 after") failAtLast(response);
    if (method === "GET" && query.has("list-type")) return this.#list(response, query);
    if (method === "GET" && query.has("uploads")) return this.#listUploads(response, query.get("prefix") ?? "");
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
    this.uploads.set(id, { key, headers: kept(request), parts: new Map(), begun: new Date() });
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
    const digests = Buffer.concat(parts.map((part) => Buffer.from(md5(part!), "hex")));
    const etag = `${md5(digests)}-${parts.length}`;
    this.put(upload.key, Buffer.concat(parts as Buffer[]), upload.headers, etag);
    xml(response, `<CompleteMultipartUploadResult><ETag>&quot;${etag}&quot;</ETag></CompleteMultipartUploadResult>`);
  }

  #get(request: IncomingMessage, response: ServerResponse, key: string, isHead: boolean): void {
    const object = this.objects.get(key);
    if (!object) return error(response, 404, "NoSuchKey");
    const { etag, body, headers, modified } = object;
    const { range, "if-match": wanted } = request.headers;
    if (wanted !== undefined && wanted !== etag) return error(response, 412, "PreconditionFailed");
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(range ?? "") ?? [];
    const start = Number(from ?? 0);
    const end = to ? Math.min(Number(to) + 1, body.length) : body.length;
    const contentRange = from === undefined ? {} : { "content-range": `bytes ${start}-${end - 1}/${body.length}` };
    response.writeHead(from === undefined ? 200 : 206, {
      ...headers,
      etag,
      "last-modified": modified.toUTCString(),
      "content-length": end - start,
      ...contentRange,
    });
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

  #listUploads(response: ServerResponse, prefix: string): void {
    const found = [...this.uploads].filter(([, { key }]) => key.startsWith(prefix));
    const items = found.map(
      ([id, { key, begun }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiator><ID>me</ID></Initiator><Initiated>${begun.toISOString()}</Initiated></Upload>`,
    );
    xml(response, `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${items.join("")}</ListMultipartUploadsResult>`);
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

/** Sends a reply's body in small pieces, with waits between them. */
function trickle(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((body?: Buffer | string) => {
    const bytes = Buffer.from(body ?? "");
    const step = Math.max(Math.ceil(bytes.length / 4), 1);
    const send = (start: number): void => {
      if (start + step >= bytes.length || response.destroyed) return void end(bytes.subarray(start));
      response.write(bytes.subarray(start, start + step));
      setTimeout(() => send(start + step), 3);
    };
    send(0);
    return response;
  }) as typeof response.end;
}

/** Everything is done, and then the server fails. */
function failAtLast(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.writeHead = () => response;
  response.end = (() => {
    response.statusCode = 500;
    response.setHeader("connection", "close");
    return end("<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>");
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
