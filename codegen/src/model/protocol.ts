/** The wire format of a service: the first of this list that its model offers, as botocore chooses (spec SER-17). */
import type { ServiceModel } from "./service-model.ts";

/** Protocols the runtime has, best first. */
export const PROTOCOLS = ["json", "rest-json", "rest-xml", "smithy-rpc-v2-cbor", "query", "ec2"] as const;

export type ProtocolName = (typeof PROTOCOLS)[number];

/** @returns the protocol, or `undefined` when the runtime has none of those offered */
export function chooseProtocol(metadata: ServiceModel["metadata"]): ProtocolName | undefined {
  const offered = metadata.protocols ?? [metadata.protocol];
  return PROTOCOLS.find((protocol) => offered.includes(protocol));
}
