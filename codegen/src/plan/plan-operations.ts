/** Decides the constants of `operations.ts`. */
import type { ModelOperation, ServiceModel } from "../model/service-model.ts";
import { withFacts, type Documentation } from "../docs/documentation.ts";
import { operationHooksOf } from "./customizations.ts";
import { operationFacts } from "./facts.ts";
import { operationRoots } from "../emit/wire-description.ts";
import { memberNote } from "./member-notes.ts";
import { camelCase } from "./names.ts";
import { constantName, USED_IN_CLIENT, USED_IN_OPERATIONS } from "./reserved-words.ts";
import type { OperationExtra, OperationPlan } from "./service-plan.ts";
import type { TypeForms } from "./type-forms.ts";
import { valuePartsOf } from "./value-parts.ts";
import type { WirePlan } from "./wire.ts";

export function planOperations(
  service: string,
  protocol: string,
  model: ServiceModel,
  operations: ReadonlyArray<readonly [string, ModelOperation]>,
  indexNames: readonly string[],
  forms: TypeForms,
  wire: WirePlan,
  docs: Documentation,
): OperationPlan[] {
  return operations.map(([apiName, operation], index) => {
    const description = wire.descriptions.get(apiName)!;
    const name = camelCase(apiName);
    return {
      apiName,
      name,
      constant: constantName(name, USED_IN_OPERATIONS),
      clientConstant: constantName(name, USED_IN_CLIENT),
      indexName: indexNames[index]!,
      comment: withFacts(docs.operation(apiName), operationFacts(model, apiName, operation)),
      http: `${operation.http.method} ${operation.http.requestUri}`,
      inputType: operation.input ? `types.${forms.nameOf(operation.input.shape, "input")}` : "{}",
      inputOptional: !requiresInput(model, operation),
      outputType: outputType(operation, forms),
      description: description.text,
      usesSharedShapes: description.usesSharedShapes,
      extras: extrasOf(model, protocol, operation),
      hooks: operationHooksOf(service, apiName),
    };
  });
}

function requiresInput(model: ServiceModel, operation: ModelOperation): boolean {
  if (!operation.input) return false;
  const { shape: name } = operation.input;
  const { required = [], members } = model.shapes[name]!;
  const isFilledIn = (member: string): boolean | undefined =>
    members?.[member]?.idempotencyToken ?? memberNote(model.metadata.serviceId, name, member)?.isOptional;
  return required.some((member) => !isFilledIn(member));
}

function outputType(operation: ModelOperation, forms: TypeForms): string {
  if (!operation.output) return "Reply";
  const name = `types.${forms.nameOf(operation.output.shape, "output")}`;
  return forms.isReplyOnly(operation.output.shape) ? name : `Reply<${name}>`;
}

function extrasOf(model: ServiceModel, protocol: string, operation: ModelOperation): OperationExtra[] {
  const parts = valuePartsOf(
    model,
    operationRoots(operation).map((ref) => ref.shape),
  );
  const { httpChecksum: checksum } = operation;
  const sendsChecksum =
    operation.httpChecksumRequired || checksum?.requestChecksumRequired || checksum?.requestAlgorithmMember !== undefined;
  const extras: ReadonlyArray<readonly [OperationExtra, unknown]> = [
    ["blobs", parts.includes("blobs")],
    ["timestamps", parts.includes("timestamps")],
    ["hostPrefix", operation.endpoint?.hostPrefix],
    ["xmlBody", protocol === "rest-xml" && hasStructuredBody(model, operation.input)],
    ["requestChecksum", sendsChecksum],
    ["responseChecksum", checksum?.requestValidationModeMember],
    ["compression", operation.requestcompression],
    ["contextPath", operation.operationContextParams],
    ["eventStream", hasEventStream(model, operation.output)],
    ["eventInput", hasEventStream(model, operation.input)],
    // botocore takes and gives streams for every payload of bytes, whether or not the model says so.
    ["streamInput", hasBlobPayload(model, operation.input)],
    ["streamOutput", hasBlobPayload(model, operation.output)],
  ];
  return extras.flatMap(([extra, isNeeded]) => (isNeeded ? [extra] : []));
}

function hasEventStream(model: ServiceModel, ref: ModelOperation["input"]): boolean {
  const members = (ref && model.shapes[ref.shape]?.members) ?? {};
  return Object.values(members).some((member) => model.shapes[member.shape]?.eventstream);
}

function hasBlobPayload(model: ServiceModel, ref: ModelOperation["input"]): boolean {
  const shape = ref && model.shapes[ref.shape];
  const payload = shape?.payload === undefined ? undefined : shape.members?.[shape.payload];
  return payload !== undefined && model.shapes[payload.shape]?.type === "blob";
}

/** Whether members of the input stand in the body, and the body is no text and no bytes. */
function hasStructuredBody(model: ServiceModel, ref: ModelOperation["input"]): boolean {
  const shape = ref && model.shapes[ref.shape];
  const members = Object.values(shape?.members ?? {});
  const payload = shape?.payload === undefined ? undefined : shape.members?.[shape.payload];
  if (payload) return model.shapes[payload.shape]?.type === "structure" || model.shapes[payload.shape]?.type === "list";
  return members.some((member) => (member.location ?? model.shapes[member.shape]?.location) === undefined);
}
