/** Makes a service and its operations out of a small model, the way the generator does with a whole one. */
import { errorCodeOf } from "../../codegen/src/model/error-code.ts";
import { chooseProtocol } from "../../codegen/src/model/protocol.ts";
import { describeOperation, ShapeDescriber } from "../../codegen/src/emit/wire-description.ts";
import type { ModelOperation, ServiceModel, ShapeRef } from "../../codegen/src/model/service-model.ts";
import { operation, readOperation, type OperationExtras, type OperationModel } from "../../packages/core/src/client/operation.ts";
import { defineService, type Service } from "../../packages/core/src/client/service.ts";
import { blobs } from "../../packages/core/src/codegen/v1/blobs.ts";
import { hostPrefix } from "../../packages/core/src/codegen/v1/host-prefix.ts";
import { timestamps } from "../../packages/core/src/codegen/v1/timestamps.ts";
import { xmlBody } from "../../packages/core/src/codegen/v1/xml-body.ts";
import { loadProtocol } from "./protocols.ts";

/** The parts that shapes and descriptions may need; the generator hands out only those they do. */
const PARTS: OperationExtras = { timestamps, blobs, hostPrefix, xmlBody };

/** A model that may lack what the operation at hand does not need. */
export interface SmallModel {
  readonly metadata: Partial<ServiceModel["metadata"]>;
  readonly shapes: ServiceModel["shapes"];
}

/** An operation that may lack its name's usual companions. */
export type SmallOperation = Partial<ModelOperation> & { readonly name: string };

/** @throws Error when the model offers no protocol that we have */
export async function readSmallOperation(
  small: SmallModel,
  given: SmallOperation,
  extras?: OperationExtras,
): Promise<OperationModel> {
  const model = { operations: {}, ...small } as ServiceModel;
  const protocol = chooseProtocol(model.metadata);
  if (protocol === undefined) throw new Error(`No protocol for ${JSON.stringify(model.metadata)}.`);
  const options = { protocol };
  const modelled: ModelOperation = { http: { method: "POST", requestUri: "/" }, ...given };
  if (protocol === "query" && modelled.output !== undefined) modelled.output = withResultWrapper(model, modelled);
  const { method, requestUri = "/" } = modelled.http;
  const { metadata } = model;
  const namespace = metadata.xmlNamespace;
  const service = defineService({
    name: "small",
    id: metadata.serviceId ?? "Small",
    className: "Small",
    apiVersion: metadata.apiVersion ?? "",
    protocol: await loadProtocol(protocol),
    endpointPrefix: metadata.endpointPrefix ?? "small",
    targetPrefix: metadata.targetPrefix,
    jsonVersion: metadata.jsonVersion,
    xmlNamespace: typeof namespace === "string" ? namespace : namespace?.uri,
    queryCompatible: metadata.awsQueryCompatible !== undefined,
    timestamps,
    blobs,
    ...describeErrors(model, protocol),
  });
  const description = JSON.stringify(describeOperation(model, modelled, options));
  return readOperation(operation(given.name, `${method} ${requestUri}`, description, { ...PARTS, ...extras }), service);
}

/** Vectors may leave the wrapper of a query result to its usual name, or say it at the shape. */
function withResultWrapper(model: ServiceModel, { name, output }: ModelOperation): ModelOperation["output"] {
  const shape = model.shapes[output!.shape] as { resultWrapper?: string } | undefined;
  return { resultWrapper: shape?.resultWrapper ?? resultWrapperOf(name), ...output! };
}

/** The usual name of the element that holds the result of a query operation. */
export function resultWrapperOf(operation: string): string {
  return `${operation}Result`;
}

/** All exceptions of the model, whichever operation names them. */
function describeErrors(model: ServiceModel, protocol: string): Pick<Service, "errors" | "errorShapes"> {
  const errors: ShapeRef[] = Object.keys(model.shapes).flatMap((shape) =>
    model.shapes[shape]!.exception === true ? [{ shape }] : [],
  );
  const describer = new ShapeDescriber(model, errors, { protocol });
  const described: Record<string, unknown> = {};
  for (const ref of errors) {
    const shape = model.shapes[ref.shape]!;
    const code = errorCodeOf(ref.shape, shape);
    const name = code === ref.shape ? {} : { name: ref.shape };
    described[code] = { ...name, shape: describer.describe(ref) };
  }
  return { errors: JSON.stringify(described), errorShapes: JSON.stringify(describer.table) };
}
