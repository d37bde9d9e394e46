/**
 * Everything about a call that depends on client and operation only, worked out at the operation's first call: its model, its
 * hooks sorted by stage, and the members a call has to look at.
 */
import type { Hook, HookStage, HookStages } from "../events/hooks.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import type { SerializeOptions } from "../protocols/protocol.ts";
import { readOperation, type Operation, type OperationModel } from "./operation.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { Service } from "./service.ts";

/** The hooks of one operation by stage; a stage without hooks has no list. */
export type HookLists = { readonly [Stage in HookStage]?: ReadonlyArray<HookStages[Stage]> };

/** An operation ready to be called. */
export interface PreparedOperation {
  readonly model: OperationModel;
  readonly hooks: HookLists;
  /** Members of the input that get a UUID when the caller leaves them out. */
  readonly idempotencyTokens: readonly string[];
  /** Member that asks the service for response checksums; set when it is not given. */
  readonly validationMode: string | undefined;
  readonly serializeOptions: SerializeOptions;
  /** Whether the reply's body is handed to the caller unread. */
  readonly streams: boolean;
  /** How the last call was signed, and for which endpoint. */
  lastPlan?: { readonly endpoint: ResolvedEndpoint; readonly plan: SigningPlan };
}

/** Prepares an operation for the calls of one client. */
export function prepareOperation(
  operation: Operation<unknown, unknown>,
  service: Service,
  config: ResolvedConfig,
  clientHooks: readonly Hook[] = [],
): PreparedOperation {
  const { customization } = service;
  const read = readOperation(operation, service);
  const model = customization?.prepare?.(read) ?? read;
  const validationMode = model.traits.checksum?.requestValidationModeMember;
  return {
    model,
    hooks: sortHooks(model.name, [...(model.extras.hooks ?? []).flat(), ...(customization?.hooks ?? []), ...clientHooks]),
    idempotencyTokens: model.input?.members.filter((member) => member.shape.token).map((member) => member.name) ?? [],
    validationMode: config.responseChecksumValidation === "when_supported" ? validationMode : undefined,
    serializeOptions: { timestampMillis: customization?.timestampMillis === true, injectHostPrefix: config.injectHostPrefix },
    streams: model.streamingOutput !== undefined || model.eventStreamOutput !== undefined,
  };
}

/** Sorts the hooks that concern an operation into lists by stage: sections, and in each the order they were declared. */
function sortHooks(operation: string, hooks: readonly Hook[]): HookLists {
  const lists: Record<string, unknown[]> = {};
  for (const wanted of ["first", undefined, "last"])
    for (const { stage, operations, run, section } of hooks) {
      if (section === wanted && (!operations || operations.includes(operation))) (lists[stage] ??= []).push(run);
    }
  return lists as HookLists;
}
