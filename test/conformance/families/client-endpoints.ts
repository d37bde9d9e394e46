/** A client's own endpoint, region, partition and signing defaults (`client-endpoints`). */
import { resolveClientEndpoint } from "../../../packages/core/src/endpoints/client-endpoint.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { createFrozenClient, type RecordedConfig } from "../client.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { ScriptedTransport } from "../scripted-transport.ts";
import type { Vectors } from "../vectors.ts";

interface ClientEndpointCase {
  readonly id: string;
  readonly service: string;
  readonly config: RecordedConfig;
  readonly error?: RecordedError;
}

export const clientEndpoints: Family = { name: "client-endpoints", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = vectors.lines<ClientEndpointCase>("client-endpoints").filter(({ service }) => wants(service));
  prepareServices([...new Set(recordings.map(({ service }) => service))]);
  for (const recorded of recordings) {
    const { id, service } = recorded;
    yield { id, group: service, check: async () => checkCase(await loadService(service), recorded) };
  }
}

async function checkCase(generated: GeneratedService, recorded: ClientEndpointCase): Promise<Mismatch | undefined> {
  const { id: _id, service: _service, config, error, ...expected } = recorded;
  const transport = new ScriptedTransport(() => {
    throw new Error("making a client sends nothing");
  });
  let actual: Record<string, string>;
  try {
    const { client } = createFrozenClient(generated, config, transport);
    await client.load();
    const { endpointUrl, regionName, partition } = client.meta;
    const { signingName, signingRegion, signatureVersion } = resolveClientEndpoint(generated.service, client.meta.config);
    actual = {
      endpoint_url: endpointUrl,
      region_name: regionName,
      partition,
      signing_name: signingName,
      signing_region: signingRegion,
      signature_version: signatureVersion,
    };
  } catch (raised) {
    if (error === undefined) throw raised;
    return compareError(error, raised as Error);
  }
  if (error !== undefined) return compareError(error, undefined);
  return mismatch(expected, actual, findDifferences(expected, actual));
}
