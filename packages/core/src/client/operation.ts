/** Operations as values: what generated code exports, and the model a client prepares from it at the first call. */
import type { Hook } from "../events/hooks.ts";
import { ShapeReader, type ShapeReference, type ShapeTable } from "../schema/read-description.ts";
import type { Shape } from "../schema/shape.ts";
import type { Service } from "./service.ts";
import type { hostPrefix } from "../protocols/host-prefix.ts";
import type { ValueParts } from "../protocols/value-parts.ts";
import type { writeXml } from "../protocols/xml/write.ts";
import type {
  CompressionSupport,
  EventInputSupport,
  EventStreamSupport,
  RequestChecksumSupport,
  ResponseChecksumSupport,
  StreamInputSupport,
  StreamOutputSupport,
} from "./operation-support.ts";

/** An operation of a service. `Input` and `Output` exist for the type checker only. */
export interface Operation<Input, Output> {
  /** Name in the API: `GetObject`. */
  readonly name: string;
  /** Method and URI template: `GET /{Bucket}/{Key+}`. */
  readonly http: string;
  /** Wire description: JSON text, see `schema/read-description.ts` and {@link OperationDescription}. */
  readonly description: string;
  readonly extras: OperationExtras | undefined;
  /** Never set. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** Parts of the runtime that only some operations need; generated code names them, so that bundles leave them out elsewhere. */
export interface OperationExtras extends ValueParts {
  /** Shapes shared by several operations of a giant service: JSON text of a shape table. */
  readonly shapes?: () => string;
  readonly eventStream?: EventStreamSupport;
  readonly requestChecksum?: RequestChecksumSupport;
  readonly responseChecksum?: ResponseChecksumSupport;
  readonly streamInput?: StreamInputSupport;
  readonly eventInput?: EventInputSupport;
  readonly streamOutput?: StreamOutputSupport;
  readonly compression?: CompressionSupport;
  /** Behaviour botocore adds to this operation by handlers, in groups; they run before those of the service. */
  readonly hooks?: ReadonlyArray<readonly Hook[]>;
  /** Fills in the host prefix. */
  readonly hostPrefix?: typeof hostPrefix;
  /** Writes XML bodies. */
  readonly xmlBody?: typeof writeXml;
  /** Finds an endpoint parameter in an operation's input. */
  readonly contextPath?: (expression: string, input: unknown) => unknown;
}

/** The JSON of a wire description. Absent keys mean the usual: no input, no output, the service's auth. */
export interface OperationDescription {
  readonly input?: ShapeReference;
  readonly output?: ShapeReference;
  readonly shapes?: ShapeTable;
  /** query: element that wraps the output. */
  readonly wrapper?: string;
  /** Auth trait of the operation. */
  readonly auth?: readonly string[];
  /** botocore `authtype`: `none` or `v4-unsigned-body`. */
  readonly authtype?: string;
  readonly unsignedPayload?: boolean;
  /** `httpChecksum` trait. */
  readonly checksum?: {
    readonly requestAlgorithmMember?: string;
    readonly requestChecksumRequired?: boolean;
    readonly requestValidationModeMember?: string;
    readonly responseAlgorithms?: readonly string[];
  };
  /** `httpChecksumRequired`: a Content-MD5 or flexible checksum must be sent. */
  readonly checksumRequired?: boolean;
  /** Encodings of `requestcompression`. */
  readonly compression?: readonly string[];
  readonly hostPrefix?: string;
  readonly staticContext?: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** Operation context parameters: rule parameter to JMESPath expression. */
  readonly operationContext?: Readonly<Record<string, string>>;
  /** Codes of modelled errors that may pass for this operation, where the service's table says `listed`. */
  readonly retries?: readonly string[];
  /** Codes of retryable errors that do not pass for this operation. */
  readonly final?: readonly string[];
  /** Callers poll it in a loop, so it waits even when it gives up (behaviour of 2026). */
  readonly longPoll?: boolean;
  /** Endpoint discovery: whether it is required. */
  readonly discovery?: { readonly required: boolean };
  /** This operation is the one that discovers endpoints. */
  readonly discoveryOperation?: boolean;
  /** The service will take it away some day. */
  readonly deprecated?: boolean;
}

/** Declares an operation; used by generated code only. Does no work. */
export function operation<Input, Output>(
  name: string,
  http: string,
  description = "{}",
  extras?: OperationExtras,
): Operation<Input, Output> {
  return { name, http, description, extras };
}

/** An operation with its description read: what protocols, signers and hooks see. One per client class and operation. */
export interface OperationModel {
  readonly name: string;
  readonly method: string;
  /** URI template with its query string, as modelled. */
  readonly uri: string;
  readonly input: Shape | undefined;
  readonly output: Shape | undefined;
  readonly traits: OperationDescription;
  readonly extras: OperationExtras;
  readonly service: Service;
  /** The member of the output that is read as a stream, when there is one. */
  readonly streamingOutput: string | undefined;
  /** The member of the output that is an event stream, when there is one. */
  readonly eventStreamOutput: string | undefined;
  /** The member of the input that is sent as a stream, when there is one. */
  readonly streamingInput: string | undefined;
}

/**
 * Reads an operation's description.
 *
 * @throws Error when the description does not parse, which means a broken generated package
 */
export function readOperation(operation: Operation<unknown, unknown>, service: Service): OperationModel {
  const traits: OperationDescription = JSON.parse(operation.description);
  const extras = operation.extras ?? {};
  const shared: ShapeTable = extras.shapes ? JSON.parse(extras.shapes()) : {};
  const reader = new ShapeReader({ ...shared, ...traits.shapes }, extras, service.protocol.wireNameOf);
  const input = traits.input === undefined ? undefined : reader.read(traits.input);
  const output = traits.output === undefined ? undefined : reader.read(traits.output);
  const space = operation.http.indexOf(" ");
  return {
    name: operation.name,
    method: operation.http.slice(0, space),
    uri: operation.http.slice(space + 1),
    input,
    output,
    traits,
    extras,
    service,
    // botocore streams every blob payload, whether or not the model says so (Lambda's Invoke does not).
    streamingOutput: payloadMember(output, (shape) => shape.kind === "blob"),
    eventStreamOutput: output?.members.find((member) => member.shape.eventstream)?.name,
    streamingInput: payloadMember(input, (shape) => shape.streaming || shape.length),
  };
}

function payloadMember(structure: Shape | undefined, test: (shape: Shape) => boolean | undefined): string | undefined {
  const payload = structure?.payload;
  if (payload === undefined) return undefined;
  const member = structure?.memberByName.get(payload);
  return member && test(member.shape) ? payload : undefined;
}
