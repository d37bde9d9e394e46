/**
 * Sample replies of older services and what the bare protocol parser gives for them, before any hook of a client
 * (`response-parsing`). The operations come from the models in the repository.
 */
import { fileURLToPath } from "node:url";
import { findModels } from "../../../codegen/src/load/find-models.ts";
import { loadService } from "../../../codegen/src/load/load-service.ts";
import type { ServiceModel } from "../../../codegen/src/model/service-model.ts";
import { parseErrorReply } from "../../../packages/core/src/protocols/parse-error-reply.ts";
import { responseMetadata } from "../../../packages/core/src/protocols/response-metadata.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { toReply, type RecordedReply } from "../reply.ts";
import { readSmallOperation } from "../small-service.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface ParsingCase {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  readonly response: RecordedReply;
  readonly result?: Tagged;
  readonly error?: RecordedError;
}

const MODELS = fileURLToPath(new URL("../../../models", import.meta.url));
const ERROR_STATUS = 301;

export const responseParsing: Family = { name: "response-parsing", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const models = new Map<string, ServiceModel>();
  for (const recorded of vectors.lines<ParsingCase>("response-parsing")) {
    const { id, service } = recorded;
    if (wants(service)) yield { id, group: service, check: () => checkCase(modelOf(service, models), recorded) };
  }
}

function modelOf(service: string, models: Map<string, ServiceModel>): ServiceModel {
  let model = models.get(service);
  if (model === undefined)
    models.set(service, (model = withoutErrors(loadService(MODELS, findModels(MODELS, [service])[0]!, {}).model)));
  return model;
}

/** The bare parser reads no members of modelled errors. */
function withoutErrors(model: ServiceModel): ServiceModel {
  const shapes = Object.entries(model.shapes).map(([name, shape]) => [name, { ...shape, exception: false }]);
  return { ...model, shapes: Object.fromEntries(shapes) as ServiceModel["shapes"] };
}

async function checkCase(model: ServiceModel, recorded: ParsingCase): Promise<Mismatch | undefined> {
  const operation = await readSmallOperation(model, model.operations[recorded.operation]!);
  const reply = toReply(recorded.response);
  const response = { status: reply.status, headers: { ...reply.headers }, body: reply.body };
  const metadata = responseMetadata(response);
  const { protocol } = operation.service;
  let parsed: Record<string, unknown>;
  try {
    parsed =
      reply.status >= ERROR_STATUS
        ? parseErrorReply(operation, response, metadata)
        : protocol.parse(operation, response, metadata);
  } catch (error) {
    if (recorded.error === undefined) throw error;
    return compareError(recorded.error, error as Error);
  }
  if (recorded.error !== undefined) return compareError(recorded.error, undefined);
  const { RetryAttempts: _attempts, ...bareMetadata } = metadata;
  const actual = toTaggedNow({ ...parsed, ResponseMetadata: bareMetadata });
  return mismatch(recorded.result, actual, findDifferences(recorded.result, actual));
}
