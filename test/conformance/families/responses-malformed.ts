/** The same as `responses` for damaged and odd replies. */
import type { ConformanceCase, Family } from "../case.ts";
import { loadService, prepareServices } from "../generated-service.ts";
import { checkResponse, type ResponseCase } from "../response-case.ts";
import type { Vectors } from "../vectors.ts";

export const responsesMalformed: Family = { name: "responses-malformed", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = vectors.lines<ResponseCase>("responses-malformed").filter(({ service }) => wants(service));
  prepareServices([...new Set(recordings.map(({ service }) => service))]);
  for (const recorded of recordings) {
    const { id, service } = recorded;
    yield { id, group: service, check: async () => checkResponse(await loadService(service), recorded) };
  }
}
