/** Makes one minimal call of an operation against a scripted transport, and checks what was put on the wire. */
import type { Operation, Service } from "../../packages/core/src/codegen/v1/index.ts";
import type { HttpRequest } from "../../packages/core/src/http/request.ts";
import type { ServiceModel } from "../../codegen/src/model/service-model.ts";
import { minimalInput } from "./minimal-input.ts";
import { scriptedTransport, type CalledOperation, type ScriptedTransport } from "./scripted-transport.ts";

/** The public API the sweep uses, taken from the built packages so that nothing but them is tested. */
export interface BuiltCore {
  createClient(
    service: Service,
    operations: Record<string, Operation<unknown, unknown>>,
    options: Record<string, unknown>,
  ): { send(operation: Operation<unknown, unknown>, input: unknown): Promise<{ ResponseMetadata: { HTTPStatusCode: number } }> };
}

/** Calls operations of one service, one after the other, with one client. */
export class OperationCaller {
  readonly #model: ServiceModel;
  readonly #service: Service;
  readonly #transport: ScriptedTransport;
  readonly #client: ReturnType<BuiltCore["createClient"]>;
  #called: CalledOperation = { name: "" };

  constructor(core: BuiltCore, service: Service, model: ServiceModel) {
    this.#model = model;
    this.#service = service;
    this.#transport = scriptedTransport(service.protocol.name, () => this.#called);
    this.#client = core.createClient(
      service,
      {},
      {
        regionName: "us-east-1",
        awsAccessKeyId: "AKIDEXAMPLE",
        awsSecretAccessKey: "example-secret",
        awsAccountId: "123456789012",
        bearerToken: "example-token",
        transport: this.#transport,
      },
    );
  }

  /** @throws Error that names what was wrong with the request or the reply */
  async call(operation: Operation<unknown, unknown>): Promise<void> {
    this.#called = operation;
    this.#transport.requests.length = 0;
    const output = await this.#client.send(operation, minimalInput(this.#model, this.#service.name, operation.name));
    if (output.ResponseMetadata.HTTPStatusCode !== 200) throw new Error(`status ${output.ResponseMetadata.HTTPStatusCode}`);
    const request = this.#transport.requests.at(-1);
    if (!request) throw new Error("nothing was sent");
    const problem = wireProblem(request, operation, this.#service);
    if (problem)
      throw new Error(`${problem}: ${request.method} ${request.path}?${request.query} ${JSON.stringify(request.headers)}`);
  }
}

/** Calls that botocore, and we, send with another method than the model says. */
const OTHER_METHODS: Readonly<Record<string, string>> = {
  // Search terms may be longer than an address: the query goes out as a form.
  "cloudsearchdomain Search": "POST",
};

function wireProblem(request: HttpRequest, operation: Operation<unknown, unknown>, service: Service): string | undefined {
  const method = OTHER_METHODS[`${service.name} ${operation.name}`] ?? operation.http.split(" ")[0];
  if (request.method !== method) return `method is not ${method}`;
  if (!/^[a-z0-9.-]+\.[a-z]+$/.test(request.hostname)) return `odd host ${request.hostname}`;
  if (/[{}]/.test(request.path + request.query)) return "a label of the URI was not filled in";
  if (operation.extras?.eventInput && typeof request.body !== "string")
    return String(request.body) === `[events of ${operation.name}]` ? undefined : "the body is no stream of events";
  const body = typeof request.body === "string" ? request.body : new TextDecoder().decode(request.body as Uint8Array | undefined);
  switch (service.protocol.name) {
    case "json":
      return request.headers["x-amz-target"]?.endsWith(`.${operation.name}`)
        ? jsonProblem(body)
        : "x-amz-target does not name the operation";
    case "query":
    case "ec2":
      return body.startsWith(`Action=${operation.name}&Version=`)
        ? undefined
        : `the form does not name the operation: ${body.slice(0, 80)}`;
    case "smithy-rpc-v2-cbor":
      return request.path.endsWith(`/operation/${operation.name}`) ? undefined : "the path does not name the operation";
    default:
      return undefined;
  }
}

function jsonProblem(body: string): string | undefined {
  try {
    return typeof JSON.parse(body) === "object" ? undefined : "the body is no JSON object";
  } catch {
    return "the body is no JSON";
  }
}
