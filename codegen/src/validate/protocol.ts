/** The runtime speaks at least one of the service's protocols, and json and cbor know the service's name on the wire. */
import { chooseProtocol, PROTOCOLS } from "../model/protocol.ts";
import { finding, type Rule } from "./finding.ts";

export const protocolRule: Rule = (source) => {
  const { metadata } = source.model;
  if (!metadata?.protocol) return [];
  const protocol = chooseProtocol(metadata);
  if (protocol === undefined) {
    const offered = (metadata.protocols ?? [metadata.protocol]).join(", ");
    const pointer = metadata.protocols ? ["metadata", "protocols"] : ["metadata", "protocol"];
    return [finding(source, "service-2", pointer, `unknown protocol ${offered}; known are ${PROTOCOLS.join(", ")}`)];
  }
  if ((protocol === "json" || protocol === "smithy-rpc-v2-cbor") && !metadata.targetPrefix) {
    return [finding(source, "service-2", ["metadata", "targetPrefix"], `missing; ${protocol} names the service by it`)];
  }
  return [];
};
