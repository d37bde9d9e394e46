/** Decides everything about one service's package; see `service-plan.ts`. */
import { planEndpoints } from "./endpoints.ts";
import { planTypes } from "./plan-types.ts";
import { planOperations } from "./plan-operations.ts";
import { planPaginators, planWaiters } from "./plan-pages-and-waits.ts";
import { clientMethodsOf } from "./client-methods.ts";
import { customizationOf } from "./customizations.ts";
import { serviceClassName } from "./names.ts";
import { NameTable } from "./name-table.ts";
import { namedShapesOf } from "./named-shapes.ts";
import { LONG_POLLS, planRetries } from "./retries.ts";
import { retryTraitsOf } from "./retry-traits.ts";
import { signersOf } from "./signers.ts";
import { planResources } from "./resources/plan-resources.ts";
import type { ErrorPlan, ServiceFacts, ServicePlan } from "./service-plan.ts";
import { planTypeForms } from "./type-forms.ts";
import { Documentation, withFacts } from "../docs/documentation.ts";
import { valuePartsOf } from "./value-parts.ts";
import { planErrorTable, planWire } from "./wire.ts";
import { shapeFacts } from "./facts.ts";
import { chooseProtocol, type ProtocolName } from "../model/protocol.ts";
import type { ServiceModel } from "../model/service-model.ts";
import type { ServiceSource } from "../load/service-source.ts";

/** Entry of `@boto3/core/codegen/v1/` for each protocol, and the constant it exports. */
const PROTOCOL_PARTS: Readonly<Record<ProtocolName, { part: string; constant: string }>> = {
  json: { part: "json", constant: "json" },
  "rest-json": { part: "rest-json", constant: "restJson" },
  "rest-xml": { part: "rest-xml", constant: "restXml" },
  "smithy-rpc-v2-cbor": { part: "cbor", constant: "cbor" },
  query: { part: "query", constant: "query" },
  ec2: { part: "ec2", constant: "ec2" },
};

export function planService(source: ServiceSource): ServicePlan {
  const { model } = source;
  const protocol = chooseProtocol(model.metadata)!;
  const className = serviceClassName(model.metadata);
  const docs = new Documentation(source.documentation);
  const modeled = Object.entries(model.operations);
  const errors: ErrorPlan[] = Object.entries(model.shapes)
    .filter(([, shape]) => shape.exception)
    .map(([name, shape]) => ({ name, comment: withFacts(docs.shape(name), shapeFacts(shape)), membersType: `types.${name}` }));

  // Names that `index.ts` exports, in the order of who keeps a contested one.
  const exported = new NameTable(["service", className, ...errors.map((error) => error.name)]);
  const wire = planWire(
    model,
    modeled,
    { protocol, namedShapes: namedShapesOf(source.name) },
    retryTraitsOf(model, LONG_POLLS[source.name]),
  );
  const valueNames = modeled.map(([name]) => exported.claim(name.charAt(0).toLowerCase() + name.slice(1), "Operation"));
  const forms = planTypeForms(
    model,
    modeled.map(([, operation]) => operation),
    ["service", className, ...errors.map((error) => error.name), ...valueNames],
  );
  const operations = planOperations(source.name, protocol, model, modeled, valueNames, forms, wire, docs);
  const byApiName = new Map(operations.map((operation) => [operation.apiName, operation]));
  const { types, runtimeTypes } = planTypes(model, forms, docs);
  const paginators = planPaginators(model, source.paginators, byApiName, exported);
  const waiters = planWaiters(source.waiters, byApiName, exported);
  const { table, shapes } = planErrorTable(model, { protocol });
  return {
    folder: source.folder,
    fullName: model.metadata.serviceFullName,
    comment: withFacts([`${model.metadata.serviceFullName}, API version ${model.metadata.apiVersion}.`], docs.service()),
    uid: model.metadata.uid,
    service: serviceFacts(source, className, PROTOCOL_PARTS[protocol]),
    clientMethods: clientMethodsOf(source.name),
    operations,
    sharedShapes: wire.sharedShapes,
    types,
    runtimeTypes,
    errors,
    errorTable: table,
    errorShapes: shapes,
    errorParts: valuePartsOf(
      model,
      errors.map((error) => error.name),
    ),
    paginators,
    waiters,
    resources: planResources(
      source,
      className,
      byApiName,
      {
        paginators: new Map(paginators.map((paginator) => [paginator.operation.apiName, paginator])),
        waiters: new Map(waiters.map((waiter) => [waiter.apiName, waiter])),
      },
      forms,
      docs,
    ),
    endpoints: planEndpoints(source),
  };
}

function serviceFacts(source: ServiceSource, className: string, protocol: ServiceFacts["protocol"]): ServiceFacts {
  const { metadata, clientContextParams } = source.model;
  return {
    name: source.name,
    id: metadata.serviceId,
    className,
    apiVersion: metadata.apiVersion,
    protocol,
    endpointPrefix: metadata.endpointPrefix,
    signingName: metadata.signingName === metadata.endpointPrefix ? undefined : metadata.signingName,
    signatureVersion: metadata.signatureVersion === "v4" ? undefined : metadata.signatureVersion,
    signers: signersOf(source),
    auth: metadata.auth,
    targetPrefix: metadata.targetPrefix,
    jsonVersion: protocol.part === "json" ? (metadata.jsonVersion ?? "1.0") : undefined,
    xmlNamespace: protocol.part === "rest-xml" ? namespaceUri(metadata.xmlNamespace) : undefined,
    queryCompatible: metadata.awsQueryCompatible === undefined ? undefined : true,
    globalEndpoint: metadata.globalEndpoint,
    clientContextParams: clientContextParams && contextTypes(clientContextParams),
    retries: planRetries(source),
    customization: customizationOf(source.name),
  };
}

function namespaceUri(namespace: ServiceModel["metadata"]["xmlNamespace"]): string | undefined {
  return typeof namespace === "object" ? namespace.uri : namespace;
}

function contextTypes(parameters: NonNullable<ServiceModel["clientContextParams"]>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, { type }]) => [name, type === "list" ? "stringArray" : type]));
}
