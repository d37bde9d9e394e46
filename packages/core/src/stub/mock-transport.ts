/**
 * A transport that answers from memory, for tests that want the whole of a call: signatures, serialization, retries and parsing are
 * real, only the network is not. The stubber answers earlier, with outputs instead of bytes.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { requestUrl, type HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { SendOptions, Transport } from "../http/transport.ts";
import { bodyOf, readBody, type BodySource } from "./buffered-body.ts";

/** A reply: status 200, no headers and no body unless said otherwise. */
export interface MockReply {
  readonly status?: number;
  /** Names without regard to case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, bytes, pieces as they arrive, or a value that is sent as JSON. */
  readonly body?: BodySource | object;
}

/** A request that was sent, its body read. */
export interface MockRequest extends Omit<HttpRequest, "body"> {
  readonly url: string;
  readonly body: Uint8Array;
}

/** A reply, an error to reject with, or a function that makes either of a request. */
export type MockAnswer = MockReply | Error | ((request: MockRequest) => MockReply | Error | Promise<MockReply | Error>);

/** Which requests an answer is for; all that is given must fit. */
export type RequestMatcher =
  | ((request: MockRequest) => boolean)
  | {
      readonly method?: string;
      /** Fits the whole address; a string must be part of it. */
      readonly url?: string | RegExp;
      readonly headers?: Readonly<Record<string, string | RegExp>>;
      readonly body?: string | RegExp;
    };

/**
 * Answers requests: by the first handler that fits, else by the next reply of the queue.
 *
 * @example
 * const transport = new MockTransport().reply({ body: { QueueUrls: ["https://sqs/1/jobs"] } });
 * const sqs = new SQS({ regionName: "us-east-1", credentials, transport });
 */
export class MockTransport implements Transport {
  /** What was sent, in order. */
  readonly requests: MockRequest[] = [];
  readonly #queue: MockAnswer[] = [];
  readonly #handlers: Array<readonly [RequestMatcher, MockAnswer]> = [];

  /** Adds an answer to the queue: each answers one request. */
  reply(answer: MockAnswer): this {
    this.#queue.push(answer);
    return this;
  }

  /** Answers every request that fits, in any order. */
  on(matcher: RequestMatcher, answer: MockAnswer): this {
    this.#handlers.push([matcher, answer]);
    return this;
  }

  /** @throws BotoCoreError when nothing answers the request */
  async send(request: HttpRequest, { signal }: SendOptions): Promise<HttpResponse> {
    signal?.throwIfAborted();
    const sent = { ...request, headers: { ...request.headers }, url: requestUrl(request), body: await readBody(request.body) };
    this.requests.push(sent);
    const answer = this.#handlers.find(([matcher]) => fits(matcher, sent))?.[1] ?? this.#queue.shift();
    if (answer === undefined)
      throw new BotoCoreError(
        `Nothing answers ${sent.method} ${sent.url}: add a reply with transport.reply() or transport.on().`,
        { method: sent.method, url: sent.url },
      );
    const reply = typeof answer === "function" ? await answer(sent) : answer;
    signal?.throwIfAborted();
    if (reply instanceof Error) throw reply;
    return response(reply);
  }

  close(): void {}
}

function response({ status = 200, headers = {}, body = "" }: MockReply): HttpResponse {
  const lowerCase: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) lowerCase[name.toLowerCase()] = value;
  const source =
    typeof body === "string" || body instanceof Uint8Array || Symbol.asyncIterator in body ? body : JSON.stringify(body);
  return { status, reason: "", headers: lowerCase, body: bodyOf(source as BodySource) };
}

function fits(matcher: RequestMatcher, request: MockRequest): boolean {
  if (typeof matcher === "function") return matcher(request);
  const { method, url, headers = {}, body } = matcher;
  return (
    (method === undefined || method.toUpperCase() === request.method) &&
    (url === undefined || fitsText(url, request.url)) &&
    (body === undefined || fitsText(body, new TextDecoder().decode(request.body))) &&
    Object.entries(headers).every(([name, value]) => fitsText(value, request.headers[name.toLowerCase()] ?? ""))
  );
}

function fitsText(wanted: string | RegExp, text: string): boolean {
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}
