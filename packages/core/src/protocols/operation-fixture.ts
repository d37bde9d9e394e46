/** Operations of invented services for tests of the protocols; nothing that ships imports it. */
import {
  operation,
  readOperation,
  type OperationDescription,
  type OperationExtras,
  type OperationModel,
} from "../client/operation.ts";
import { defineService, type Service } from "../client/service.ts";
import { blobs } from "./blobs.ts";
import { hostPrefix } from "./host-prefix.ts";
import type { Protocol } from "./protocol.ts";
import { timestamps } from "./timestamps.ts";
import { writeXml as xmlBody } from "./xml/write.ts";

const PARTS: OperationExtras = { timestamps, blobs, hostPrefix, xmlBody };

/** An operation of a made-up service, ready to serialize. */
export function operationFixture(
  protocol: Protocol,
  http: string,
  description: OperationDescription,
  service: Partial<Service> = {},
): OperationModel {
  const base: Service = {
    name: "zoo",
    id: "Zoo",
    className: "Zoo",
    apiVersion: "2026-01-02",
    protocol,
    endpointPrefix: "zoo",
    targetPrefix: "Zoo_20260102",
    jsonVersion: "1.1",
    timestamps,
    blobs,
  };
  return readOperation(operation("FeedAnimal", http, JSON.stringify(description), PARTS), defineService({ ...base, ...service }));
}
