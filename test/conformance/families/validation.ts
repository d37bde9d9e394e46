/** Reports about inputs that do not fit (`validation`): the report itself, and what the whole call raises. */
import { reportProblems } from "../../../packages/core/src/validate/validate-input.ts";
import { readOperation } from "../../../packages/core/src/client/operation.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { createFrozenClient } from "../client.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { isEndOfRecording, RequestRecorded } from "../request-recorded.ts";
import { ScriptedTransport } from "../scripted-transport.ts";
import type { Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import type { Vectors } from "../vectors.ts";

interface ValidationCase {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  readonly params: Tagged;
  readonly mutations: readonly { readonly kind: string; readonly path: readonly (string | number)[] }[];
  readonly valid: boolean;
  readonly report: string;
  readonly call_error?: RecordedError;
}

export const validation: Family = { name: "validation", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const all = vectors.lines<ValidationCase>("validation").filter(({ service }) => wants(service));
  prepareServices(all.map(({ service }) => service));
  for (const recorded of all) {
    const { id, service } = recorded;
    yield {
      id,
      group: service,
      leftOut: takenForInstant(recorded),
      check: async () => checkCase(await loadService(service), recorded),
    };
  }
}

/** Booleans are numbers in Python, so botocore takes one for an instant; ours says that it is none. */
function takenForInstant({ mutations, params }: ValidationCase): string | undefined {
  const isTaken = mutations.some(({ kind, path }) => {
    const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], params);
    return kind.startsWith("wrong-type-timestamp") || kind.startsWith("timestamp-") ? typeof value === "boolean" : false;
  });
  return isTaken ? "Python takes True for the first second of 1970" : undefined;
}

async function checkCase(generated: GeneratedService, recorded: ValidationCase): Promise<Mismatch | undefined> {
  const { operation: name, params, report } = recorded;
  const model = readOperation(generated.operations.get(name)!, generated.service);
  const actual = reportProblems(model, toInput(params) as Record<string, unknown>) ?? "";
  return mismatch(report, actual, findDifferences(report, actual)) ?? checkCall(generated, recorded);
}

/**
 * boto3 asks endpoint rules before it checks the input, where ours reports the input; and it sends an empty label of an address, which
 * ours refuses (DIFFERENCES.md).
 */
async function checkCall(generated: GeneratedService, recorded: ValidationCase): Promise<Mismatch | undefined> {
  const { operation, params, valid, report, mutations, call_error: error } = recorded;
  const transport = new ScriptedTransport(() => {
    throw new RequestRecorded();
  });
  let raised: Error | undefined;
  try {
    await createFrozenClient(generated, {}, transport).call(operation, params);
  } catch (failure) {
    raised = failure as Error;
  }
  if (isEndOfRecording(raised)) raised = undefined;
  if (!valid) return compareError({ type: "ParamValidationError", message: `Parameter validation failed:\n${report}` }, raised);
  if (error !== undefined) return compareError(error, raised);
  const isEmptyLabel =
    mutations.some(({ kind }) => kind === "empty-label") && raised?.message.includes("value: 0, valid min length: 1");
  if (raised && !isEmptyLabel) throw raised;
  return undefined;
}
