/** Our protocols by the model's name, loaded from the entries that generated code uses. */
import type { ProtocolName } from "../../codegen/src/model/protocol.ts";
import type { Protocol } from "../../packages/core/src/protocols/protocol.ts";

const LOADERS: Readonly<Record<ProtocolName, () => Promise<Protocol>>> = {
  json: async () => (await import("../../packages/core/src/codegen/v1/json.ts")).json,
  "rest-json": async () => (await import("../../packages/core/src/codegen/v1/rest-json.ts")).restJson,
  "rest-xml": async () => (await import("../../packages/core/src/codegen/v1/rest-xml.ts")).restXml,
  query: async () => (await import("../../packages/core/src/codegen/v1/query.ts")).query,
  ec2: async () => (await import("../../packages/core/src/codegen/v1/ec2.ts")).ec2,
  "smithy-rpc-v2-cbor": async () => (await import("../../packages/core/src/codegen/v1/cbor.ts")).cbor,
};

export function loadProtocol(name: ProtocolName): Promise<Protocol> {
  return LOADERS[name]();
}
