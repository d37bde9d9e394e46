/** boto3's resources: their classes (`resources/models`) and calls on them (`resources/calls`). */
import type { ConformanceCase, Family } from "../case.ts";
import { prepareServices } from "../generated-service.ts";
import { checkCall, type RecordedResourceCall } from "../resources/check-call.ts";
import { checkMisc, RESOURCE_SERVICES, type RecordedMisc } from "../resources/check-misc.ts";
import { checkModel, type RecordedModel } from "../resources/check-model.ts";
import type { Vectors } from "../vectors.ts";

export const resources: Family = { name: "resources", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const models = vectors.lines<RecordedModel>("resources/models");
  const calls = vectors.lines<RecordedResourceCall | RecordedMisc>("resources/calls");
  if (models.length + calls.length === 0) return;
  prepareServices(RESOURCE_SERVICES);
  for (const recorded of models) {
    if (wants(recorded.service)) yield { id: recorded.id, group: recorded.service, check: () => checkModel(recorded) };
  }
  for (const recorded of calls) {
    if (recorded.kind === "misc") yield { id: recorded.id, group: "misc", check: () => checkMisc(recorded) };
    else if (wants(recorded.service)) yield { id: recorded.id, group: recorded.service, check: () => checkCall(recorded) };
  }
}
