/**
 * Answers a client's calls in tests without a network (botocore `stub.Stubber`). Calls run as always up to the point where they
 * would be signed: parameters are checked, hooks run, the request is written. Whatever is built on the client (paginators, waiters,
 * resources, transfers) is answered too.
 */
import { BaseClient } from "../client/base-client.ts";
import type { CallState } from "../client/call-state.ts";
import type { CallRunner, CallWrapper } from "../client/call-wrapper.ts";
import { findApiName } from "../client/method-name.ts";
import { readOperation, type OperationModel } from "../client/operation.ts";
import type { Reply } from "../client/read-reply.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { errorDescription, errorShape } from "../errors/error-table.ts";
import { PendingResponsesError } from "../errors/stub.ts";
import { checkStubbed } from "./check-stubbed.ts";
import { StubQueue } from "./stub-queue.ts";
import { errorReply, outputReply, type StubbedError } from "./stub-replies.ts";
import type { ExpectedParams, StubbedName, StubbedResponse } from "./stub-types.ts";

/** How often a stub answers. */
export interface StubOptions {
  /** 1 by default; `Infinity` answers every call and is never pending. */
  readonly times?: number;
}

/** A call that reached the stubber. */
export interface StubbedCall {
  /** API name: `GetObject`. */
  readonly operation: string;
  /** The parameters as the caller gave them. */
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Stubs of one client. They answer in the order they were added; a call that is not next in turn is an error. Use it with
 * `activate()` and `deactivate()`, or in a block with `using`.
 *
 * @example
 * const s3 = new S3({ regionName: "us-east-1" });
 * using stubber = new Stubber(s3).activate();
 * stubber.addResponse("listObjectsV2", { Contents: [{ Key: "a" }] }, { Bucket: "b" });
 * const { Contents } = await s3.listObjectsV2({ Bucket: "b" });
 * stubber.assertNoPendingResponses();
 */
export class Stubber<Client extends BaseClient> implements Disposable {
  readonly client: Client;
  /** The calls so far, in order. */
  readonly calls: StubbedCall[] = [];
  readonly #queue: StubQueue;
  readonly #wrapper: CallWrapper;

  /** @param options - `anyOrder`: a call takes the first stub of its operation whose parameters fit */
  constructor(client: Client, options: { readonly anyOrder?: boolean } = {}) {
    this.client = client;
    this.#queue = new StubQueue(options.anyOrder === true);
    this.#wrapper =
      (next: CallRunner): CallRunner =>
      (call) =>
        next(this.#stubbed(call));
  }

  /** From now on the client's calls are answered here. */
  activate(): this {
    const core = BaseClient.coreOf(this.client);
    if (!core.wrappers.includes(this.#wrapper)) core.wrappers = [this.#wrapper, ...core.wrappers];
    return this;
  }

  /** The client is as before; stubs that are left stay for the next `activate()`. */
  deactivate(): void {
    const core = BaseClient.coreOf(this.client);
    core.wrappers = core.wrappers.filter((wrapper) => wrapper !== this.#wrapper);
  }

  [Symbol.dispose](): void {
    this.deactivate();
  }

  /**
   * Adds the answer to a call.
   *
   * @param method - in any of the three spellings
   * @param response - the output, checked against the model and handed out as it is; or a function of the call's input
   * @param expectedParams - what the call must be made with, exactly; `ANY` stands for any value
   * @throws UnknownClientMethodError, or ParamValidationError when the output is not one of this operation
   */
  addResponse<Name extends StubbedName<Client>>(
    method: Name,
    response: StubbedResponse<Client, Name>,
    expectedParams?: ExpectedParams<Client, Name>,
    options: StubOptions = {},
  ): this {
    const core = BaseClient.coreOf(this.client);
    const model = readOperation(this.client.operation(method), core.service);
    let answer: (input: Record<string, unknown>) => Reply | Promise<Reply>;
    if (typeof response === "function") {
      const make = response as (input: object) => unknown;
      answer = async (input) => checkedReply(model, (await make(input)) as Record<string, unknown>);
    } else {
      const reply = checkedReply(model, response as Record<string, unknown>);
      answer = () => reply;
    }
    this.#queue.add({ operationName: model.name, expectedParams, remaining: options.times ?? 1, answer });
    return this;
  }

  /**
   * Adds an error of the service as the answer to a call. The class of the error is chosen by its code, as always.
   *
   * @param method - in any of the three spellings; that the client has it is not checked, as in boto3
   * @throws ParamValidationError when `modeledFields` are not those of the error
   */
  addClientError<Name extends StubbedName<Client>>(
    method: Name,
    error: StubbedError & StubOptions & { readonly expectedParams?: ExpectedParams<Client, Name> } = {},
  ): this {
    const { service } = BaseClient.coreOf(this.client);
    const { serviceErrorCode, modeledFields, expectedParams, times = 1 } = error;
    if (modeledFields) {
      const code = errorDescription(service, serviceErrorCode) ? serviceErrorCode : undefined;
      checkStubbed(errorShape(service, code), modeledFields, `the error "${serviceErrorCode ?? ""}" of ${service.className}`);
    }
    const names = Object.values(this.client.meta.methodToApiMapping);
    const operationName = findApiName(method, names) ?? method;
    this.#queue.add({ operationName, expectedParams, remaining: times, answer: () => errorReply(error) });
    return this;
  }

  /** @throws PendingResponsesError when an answer was not asked for */
  assertNoPendingResponses(): void {
    const { pending } = this.#queue;
    if (pending.length > 0)
      throw new PendingResponsesError(
        pending.length,
        pending.map((stub) => stub.operationName),
      );
  }

  /** Forgets the stubs that are left and the calls so far. */
  reset(): void {
    this.#queue.clear();
    this.calls.length = 0;
  }

  /** Checks parameters before any other hook may change them, and answers once the request is written. */
  #stubbed(call: CallState): CallState {
    const { hooks } = call.prepared;
    const { name } = call.operation;
    let received: Record<string, unknown> = {};
    // Endpoints may ask for the account, which must not ask for credentials (spec STB-11).
    const client = { ...call.client, config: { ...call.config, credentials: noCredentials } };
    const receive = (input: Record<string, unknown>): void => {
      received = { ...input };
      this.calls.push({ operation: name, input: received });
      this.#queue.find(name, received);
    };
    const stubbed = call.with(client, {
      hooks: { ...hooks, "before-parameter-build": [receive, ...(hooks["before-parameter-build"] ?? [])] },
    });
    stubbed.answer = async () => {
      const stub = this.#queue.find(name, received);
      this.#queue.use(stub);
      return stub.answer(received);
    };
    return stubbed;
  }
}

function noCredentials(): Promise<never> {
  return Promise.reject(new NoCredentialsError());
}

function checkedReply(model: OperationModel, output: Record<string, unknown>): Reply {
  const { ResponseMetadata: _, ...members } = output;
  checkStubbed(model.output, members, `the output of ${model.name}`);
  return outputReply(output);
}
