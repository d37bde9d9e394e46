/**
 * boto3's events of a client: its emitter, and how the stages of a call are emitted on it. The emitter stands around the calls like a
 * stubber (`client/call-wrapper.ts`), so a client that nobody asks for its events pays nothing. Names are `stage.service-id.Operation`;
 * fields are boto3's keyword arguments in camelCase.
 */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { BaseClient } from "../client/base-client.ts";
import type { CallRunner, CallWrapper } from "../client/call-wrapper.ts";
import { findApiName } from "../client/method-name.ts";
import type { CallState } from "../client/call-state.ts";
import type { HookLists } from "../client/prepare-operation.ts";
import type { OperationModel } from "../client/operation.ts";
import type { ParsedError } from "../client/output.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import { hasErrorName } from "../errors/botocore-error.ts";
import type { SerializeOptions } from "../protocols/protocol.ts";
import type { Transport } from "../http/transport.ts";
import { bodyOf, type BodySource } from "../stub/buffered-body.ts";
import { EventEmitter } from "./event-emitter.ts";

/** What a `before-call` handler may answer in place of the network: the reply's head and the parsed output. */
export type ShortCircuit = readonly [httpResponse: { readonly status?: number }, parsed: Record<string, unknown>];

/** What a `before-send` handler may answer in place of the network. */
export interface SentReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodySource;
}

const EMITTERS: WeakMap<object, EventEmitter> = /*#__PURE__*/ new WeakMap();

/** What `creating-serializer` handlers chose, by the emitter of a client. */
export const SERIALIZERS: WeakMap<EventEmitter, Partial<SerializeOptions>> = /*#__PURE__*/ new WeakMap();

/**
 * A client's emitter, `client.meta.events` of whole clients. Handlers run beside the SDK's own behaviour; those of stages that change
 * something run after it.
 *
 * @example
 * eventsOf(s3).register("before-call.s3.PutObject", ({ params }) => { (params as { headers: Record<string, string> }).headers["x-mine"] = "1"; });
 */
export function eventsOf(client: BaseClient): EventEmitter {
  const core = BaseClient.coreOf(client);
  return EMITTERS.get(core) ?? attachEvents(client, new EventEmitter());
}

/** Gives a client an emitter: the copy that a session made of its own. */
export function attachEvents(client: BaseClient, emitter: EventEmitter): EventEmitter {
  const core = BaseClient.coreOf(client);
  EMITTERS.set(core, emitter);
  core.wrappers = [emitting(emitter), ...core.wrappers];
  core.decorate = (call) => (emitter.isEmpty ? call : new CallEvents(emitter, call).wrapped);
  core.rename = (name) => {
    const answer = askForAttribute(client, emitter, name);
    return typeof answer === "string" ? findApiName(answer, Object.values(client.meta.methodToApiMapping)) : undefined;
  };
  return emitter;
}

/** Emits `getattr` for a name the client does not have. @returns the first answer */
export function askForAttribute(client: BaseClient, emitter: EventEmitter, name: string): unknown {
  const { service } = BaseClient.coreOf(client);
  return emitter.emitNow(`getattr.${serviceEventName(service.id)}.${name}`, { client }).find(isAnswer);
}

function isAnswer(response: unknown): boolean {
  return response !== undefined && response !== null;
}

/** The part of event names that stands for a service: its id in lower case with hyphens. */
export function serviceEventName(id: string): string {
  return id.toLowerCase().replaceAll(" ", "-");
}

function emitting(emitter: EventEmitter): CallWrapper {
  return (next: CallRunner): CallRunner =>
    async (call) => {
      if (emitter.isEmpty) return next(call);
      const events = new CallEvents(emitter, call);
      try {
        return await next(events.wrapped);
      } catch (exception) {
        if (!hasErrorName(exception, "ClientError")) await events.emit("after-call-error", { exception });
        throw exception;
      }
    };
}

/** Emits the events of one call. */
class CallEvents {
  readonly wrapped: CallState;
  readonly #emitter: EventEmitter;
  readonly #call: CallState;
  /** Shared by the handlers of one call. */
  readonly #context: Map<string, unknown> = new Map();
  /** Members that `before-parse` handlers add to the output. */
  #customized: Record<string, unknown> = {};

  constructor(emitter: EventEmitter, call: CallState) {
    this.#emitter = emitter;
    this.#call = call;
    const { client } = call;
    const around = { ...client, transport: this.#transport(client.transport) };
    const { hooks, serializeOptions } = call.prepared;
    this.wrapped = call.with(around, {
      hooks: this.#hooks(hooks),
      serializeOptions: { ...serializeOptions, ...SERIALIZERS.get(emitter) },
    });
  }

  async emit(stage: string, fields: Readonly<Record<string, unknown>>): Promise<unknown[]> {
    const responses = await this.#emitter.emit(this.#nameOf(stage), { ...fields, context: this.#context });
    return responses.map(([, response]) => response);
  }

  async #firstResponse(stage: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> {
    return (await this.#emitter.emitUntilResponse(this.#nameOf(stage), { ...fields, context: this.#context }))?.[1];
  }

  #nameOf(stage: string): string {
    const { service, name } = this.#call.operation;
    const id = serviceEventName(service.id);
    return stage === "before-endpoint-resolution" ? `${stage}.${id}` : `${stage}.${id}.${name}`;
  }

  /** The hooks of the call with one more of each stage at the end. */
  #hooks(hooks: HookLists): HookLists {
    const { operation: model } = this.#call;
    const operationName = model.name;
    const signing = (plan: SigningPlan): Record<string, unknown> => ({
      signingName: plan.signingName,
      regionName: plan.region,
      signatureVersion: plan.signer,
      operationName,
    });
    const after = <Stage extends keyof HookLists>(stage: Stage, ...more: NonNullable<HookLists[Stage]>): HookLists[Stage] =>
      [...(hooks[stage] ?? []), ...more] as never;
    return {
      ...hooks,
      "provide-client-params": after("provide-client-params", async (params) => {
        const responses = await this.emit("provide-client-params", { params, model });
        return responses.find(isAnswer) as typeof params | undefined;
      }),
      "before-parameter-build": after("before-parameter-build", async (params) => {
        await this.emit("before-parameter-build", { params, model });
      }),
      "before-endpoint-resolution": after("before-endpoint-resolution", async (builtins) => {
        await this.emit("before-endpoint-resolution", { builtins, model, params: this.wrapped.input });
      }),
      "before-call": after("before-call", async (params) => {
        const response = await this.#firstResponse("before-call", { params, model });
        if (Array.isArray(response)) this.#answer(response as unknown as ShortCircuit);
      }),
      "request-created": after("request-created", async (request) => {
        await this.emit("request-created", { request, operationName });
      }),
      "choose-signer": after("choose-signer", async (plan) => {
        const chosen = await this.#firstResponse("choose-signer", signing(plan));
        if (chosen === UNSIGNED) plan.signer = "none";
        else if (typeof chosen === "string") plan.signer = chosen as SigningPlan["signer"];
      }),
      "before-sign": after("before-sign", async (request, plan) => {
        await this.emit("before-sign", { request, ...signing(plan) });
      }),
      "before-parse": after("before-parse", async (responseDict) => {
        const changed = { ...responseDict, headers: { ...responseDict.headers } };
        this.#customized = {};
        const customizedResponseDict = this.#customized;
        await this.emit("before-parse", { operationModel: model, responseDict: changed, customizedResponseDict });
        return changed;
      }),
      "response-received": after("response-received", async ({ reply, failure: exception }) => {
        const parsedResponse = reply?.output ?? reply?.error;
        if (parsedResponse) Object.assign(parsedResponse, this.#customized);
        await this.emit("response-received", { responseDict: reply?.response, parsedResponse, exception });
      }),
      "needs-retry": after("needs-retry", async ({ attempt, request, reply, failure }) => {
        const answers = await this.emit("needs-retry", {
          response: reply && [reply.response, reply.output ?? reply.error],
          operation: model,
          attempts: attempt,
          caughtException: failure,
          requestDict: request,
        });
        const first = answers.find(isAnswer);
        if (first !== true && typeof first !== "number") return undefined;
        if (reply?.output) closeStream(model, reply.output);
        return Number(first) * 1000;
      }),
      "after-call": after("after-call", async (parsed, httpResponse) => {
        await this.emit("after-call", { httpResponse, parsed, model });
      }),
      "after-call-error": after("after-call-error", async (parsed, httpResponse) => {
        await this.emit("after-call", { httpResponse, parsed, model });
      }),
    };
  }

  /** Answers the call with what a handler gave. */
  #answer([{ status = 200 }, parsed]: ShortCircuit): void {
    const metadata = { HTTPStatusCode: status, HTTPHeaders: {}, RetryAttempts: 0 };
    const response = { status, headers: {}, body: new Uint8Array(0) };
    this.wrapped.answer = async () =>
      status < 300
        ? { response, output: parsed, error: undefined, metadata }
        : { response, output: undefined, error: { Error: {}, ...parsed, ResponseMetadata: metadata } as ParsedError, metadata };
  }

  /** Emits `before-send`, whose handlers may answer for the service. */
  #transport(transport: Transport): Transport {
    return {
      send: async (request, options) => {
        const reply = (await this.#firstResponse("before-send", { request })) as SentReply | undefined;
        if (!reply) return transport.send(request, options);
        const { status, headers = {}, body = "" } = reply;
        const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
        return { status, reason: "", headers: Object.fromEntries(names), body: bodyOf(body) };
      },
      close: () => transport.close(),
    };
  }
}

/** The stream of a reply that is dropped for another one: its connection is free again. */
function closeStream({ streamingOutput, eventStreamOutput }: OperationModel, output: Record<string, unknown>): void {
  const stream = output[streamingOutput ?? eventStreamOutput ?? ""] as { close?(): void } | undefined;
  stream?.close?.();
}
