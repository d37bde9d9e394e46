/** What a client returns or raises for a given reply (`responses/SERVICE`). */
import type { ConformanceCase, Family } from "../case.ts";
import { loadService, prepareServices } from "../generated-service.ts";
import { checkResponse, type ResponseCase } from "../response-case.ts";
import type { Vectors } from "../vectors.ts";

export const responses: Family = { name: "responses", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const services = vectors.names("responses").filter(wants);
  prepareServices(services);
  for (const service of services) {
    for (const recorded of vectors.lines<ResponseCase>(`responses/${service}`)) {
      yield { id: recorded.id, group: service, check: async () => checkResponse(await loadService(service), recorded) };
    }
  }
}
