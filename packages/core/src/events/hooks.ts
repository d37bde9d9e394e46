/**
 * Typed stages where behaviour is added to a call, in the order of a call. Customizations (`customizations/<service>.ts`) are
 * lists of hooks; user hooks and boto3's string emitter attach to the same stages. A stage without hooks costs nothing: hooks
 * are sorted into per-operation lists when an operation is prepared.
 */
import type { HttpRequest } from "../http/request.ts";
import type { BufferedResponse } from "../http/response.ts";
import type { MaybeLater } from "../client/maybe-later.ts";
import type { ParsedError } from "../client/output.ts";
import type { Reply } from "../client/read-reply.ts";
import type { Operation, OperationModel } from "../client/operation.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { SerializedRequest } from "../protocols/protocol.ts";
import type { EndpointParameters, ResolvedEndpoint } from "../endpoints/endpoint.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";

/** What the hooks of one call share. */
export interface CallContext {
  readonly operation: OperationModel;
  readonly config: ResolvedConfig;
  /** The input as the hooks before left it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The client's region after endpoint rules and pseudo regions. */
  readonly region: string;
  /** The client's partition: `aws`, `aws-cn`, ... */
  readonly partition: string;
  /** Whether an address is made of the call instead of sending it. */
  readonly presigning: boolean;
  /** Ids of features that the call uses, for the `User-Agent`. */
  readonly features: string[];
  /** The time of signatures: the client's clock, put right by what the service has said of its own. */
  readonly now: () => Date;
  /** Notes from one hook to a later one. */
  readonly notes: Map<string, unknown>;
  /** Sends another operation of the same service with the same settings, e.g. CreateSession or HeadBucket. */
  readonly call: (operation: Operation<unknown, unknown>, input: Record<string, unknown>) => Promise<Record<string, unknown>>;
}

/** How one attempt of a call ended. */
export interface AttemptEnd {
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** As it was sent, signed; undefined where it was not sent, which hooks do not see. */
  readonly request: HttpRequest | undefined;
  /** What the service answered: an output or an error. */
  readonly reply: Reply | undefined;
  /** What the transport or the parser threw, or what is wrong with a reply that looked right. */
  readonly failure: unknown;
}

/** The stages, and what a hook of each may read and change. All hooks may be asynchronous. */
export interface HookStages {
  /** May return another input object. The input is the caller's: copy before changing. */
  "provide-client-params": (input: Record<string, unknown>, context: CallContext) => MaybeLater<Record<string, unknown> | void>;
  /** May change the input (already a shallow copy) in place. */
  "before-parameter-build": (input: Record<string, unknown>, context: CallContext) => MaybeLater<void>;
  /** May change the endpoint rule parameters. */
  "before-endpoint-resolution": (parameters: EndpointParameters, context: CallContext) => MaybeLater<void>;
  /** May change the resolved endpoint. */
  "endpoint-resolved": (endpoint: ResolvedEndpoint, input: Record<string, unknown>, context: CallContext) => MaybeLater<void>;
  /** May change method, path, headers and body before checksum and signature. */
  "before-call": (request: SerializedRequest, input: Record<string, unknown>, context: CallContext) => MaybeLater<void>;
  /** Runs for every attempt, on the request that is about to be signed. */
  "request-created": (request: HttpRequest, context: CallContext) => MaybeLater<void>;
  /** May choose another signer, name, region or credentials. */
  "choose-signer": (plan: SigningPlan, input: Record<string, unknown>, context: CallContext) => MaybeLater<void>;
  /** Runs for every attempt; may change anything about the request. */
  "before-sign": (request: HttpRequest, plan: SigningPlan, context: CallContext) => MaybeLater<void>;
  /** Runs for every attempt, last before the transport. */
  "before-send": (request: HttpRequest, context: CallContext) => MaybeLater<void>;
  /** May return another reply (e.g. status 500 for S3's errors under 200). The body of a streaming output is empty here. */
  "before-parse": (response: BufferedResponse, context: CallContext) => MaybeLater<BufferedResponse | void>;
  /** Runs after every attempt that was sent, whatever its end; may change output and error in place. */
  "response-received": (end: AttemptEnd, context: CallContext) => MaybeLater<void>;
  /**
   * Runs after it. The first answer, in milliseconds, has the call tried again where the client's retries would not, also after a
   * success (a stream in the output is the hook's to close then). Only the call's limit in time ends what is always asked for.
   */
  "needs-retry": (end: AttemptEnd, context: CallContext) => MaybeLater<number | undefined | void>;
  /** Says whether to make the call once more from its endpoint on (a bucket in another region); asked once for each call. */
  redirect: (error: ParsedError, input: Record<string, unknown>, context: CallContext) => MaybeLater<boolean>;
  /** May change the output in place; not run for errors. */
  "after-call": (output: Record<string, unknown>, response: BufferedResponse, context: CallContext) => MaybeLater<void>;
  /** May change the parsed error in place, or note the code that chooses its class ({@link ERROR_CLASS_CODE}). */
  "after-call-error": (error: ParsedError, response: BufferedResponse, context: CallContext) => MaybeLater<void>;
}

export type HookStage = keyof HookStages;

/** A function on a stage, for some operations of a service or all of them. */
export interface Hook<Stage extends HookStage = HookStage> {
  readonly stage: Stage;
  /** API names; absent means every operation. */
  readonly operations?: readonly string[];
  readonly run: HookStages[Stage];
  /** Before or after the other hooks of the stage, those of the service included. Default: in the order given. */
  readonly section?: HookSection | undefined;
}

/** Where in its stage a hook stands. */
export type HookSection = "first" | "last";

/**
 * Reads settings of one service.
 *
 * @param options - the client's arguments
 * @param lookup - text of a setting by its snake-case name, from environment and profile
 * @param block - the service's block of the profile
 * @throws the error botocore has for a wrong value
 */
export type SettingsReader = (
  options: Readonly<Record<string, unknown>>,
  lookup: (name: string) => string | undefined,
  block: Readonly<Record<string, string>>,
) => Partial<ResolvedConfig>;

/** What a service adds to the common behaviour. */
export interface Customization {
  readonly hooks: readonly Hook[];
  /** More hooks, after these, for clients whose settings ask for what few want. */
  readonly loadHooks?: (config: ResolvedConfig) => Promise<readonly Hook[]> | undefined;
  /** Changes an operation when a client prepares it: its URI, its host prefix. */
  readonly prepare?: (operation: OperationModel) => OperationModel;
  /** Settings that only this service knows, from the same places as the others (`config/settings.ts`). */
  readonly settings?: SettingsReader;
  /** Regions whose clients use the service's global host when `stsRegionalEndpoints` is `legacy`. */
  readonly legacyGlobalRegions?: readonly string[];
  /** Names that operations once had in boto3; found where a name is given as text. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Keep milliseconds in JSON and CBOR timestamps. */
  readonly timestampMillis?: boolean;
  /** A reply below 300 that does not parse counts as status 500, which is tried again, instead of a parser error. */
  readonly unreadableReplyIsServerError?: boolean;
}

/** Key of a note: the code by which the class of an error is chosen, where that is not the one in the error. */
export const ERROR_CLASS_CODE = "error-class-code";

/**
 * Declares one hook with its stage's type.
 *
 * @param operations - API names; undefined for all
 * @param section - `first` or `last` of its stage, those of the service included
 */
export function hook<Stage extends HookStage>(
  stage: Stage,
  operations: readonly string[] | undefined,
  run: HookStages[Stage],
  section?: HookSection,
): Hook {
  return { stage, operations, run, section } as Hook;
}
