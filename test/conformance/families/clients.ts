/** Facts about each client: names of methods, paginators, waiters and exceptions (`clients`). */
import { camelCase, snakeCase } from "../../../packages/core/src/client/method-name.ts";
import { resolveClientEndpoint } from "../../../packages/core/src/endpoints/client-endpoint.ts";
import type { PaginatingClient } from "../../../packages/core/src/paginate/client-paginators.ts";
import type { WaitingClient } from "../../../packages/core/src/waiters/client-waiters.ts";
import type { WaiterDefinition } from "../../../packages/core/src/waiters/definition.ts";
import { errorDescriptions } from "../../../packages/core/src/errors/error-table.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import type { Vectors } from "../vectors.ts";

interface ClientFacts {
  readonly service_id: string;
  readonly class_name: string;
  readonly api_version: string;
  readonly protocol: string;
  readonly signature_version: string;
  /** Client method to operation. */
  readonly methods: Readonly<Record<string, string>>;
  readonly paginators: readonly string[];
  readonly waiters: readonly string[];
  /** Error code to class name. */
  readonly exceptions: Readonly<Record<string, string>>;
}

const FACTS = [
  "service_id",
  "class_name",
  "api_version",
  "protocol",
  "signature_version",
  "methods",
  "paginators",
  "waiters",
  "exceptions",
] as const;

type AnyClient = PaginatingClient & WaitingClient<Record<string, WaiterDefinition<unknown, unknown>>>;

export const clients: Family = { name: "clients", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = Object.entries(vectors.document<Record<string, ClientFacts>>("clients") ?? {}).filter(([name]) =>
    wants(name),
  );
  prepareServices(recordings.map(([name]) => name));
  for (const [group, recorded] of recordings) {
    for (const fact of FACTS) {
      yield { id: `${group}.${fact}`, group, check: async () => checkFact(fact, recorded, describe(await loadService(group))) };
    }
    yield { id: `${group}.method_names`, group, check: async () => checkMethodNames(await loadService(group)) };
  }
}

function checkFact(fact: keyof ClientFacts, recorded: ClientFacts, actual: ClientFacts): Mismatch | undefined {
  return mismatch(recorded[fact], actual[fact], findDifferences(recorded[fact], actual[fact]));
}

/** Every operation is exported under its method name. */
function checkMethodNames({ operations, exports }: GeneratedService): Mismatch | undefined {
  const expected = [...operations.keys()].map(camelCase).sort();
  const actual = expected.filter((name) => name in exports);
  return mismatch(expected, actual, findDifferences(expected, actual));
}

function describe({ service, operations, exports }: GeneratedService): ClientFacts {
  const names = [...operations.keys()];
  const client = new (exports[service.className] as new () => AnyClient)();
  const paginated = names.filter((name) => client.canPaginate(name));
  const waiters = client.waiterNames.map((name) => client.getWaiter(name).name);
  const errors = Object.entries(errorDescriptions(service));
  const settings = {
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    useSsl: true,
    stsRegionalEndpoints: "regional",
    s3: {},
  } as const;
  const endpoint = { ...settings, regionName: "us-east-1", endpointUrl: undefined, signatureVersion: undefined };
  return {
    service_id: service.id,
    class_name: service.className,
    api_version: service.apiVersion,
    protocol: service.protocol.name,
    signature_version: resolveClientEndpoint(service, endpoint).signatureVersion,
    methods: Object.fromEntries(names.map((name) => [snakeCase(name), name])),
    paginators: paginated.map(snakeCase).sort(),
    waiters: waiters.map(snakeCase).sort(),
    exceptions: Object.fromEntries(errors.map(([code, { name }]) => [code, name ?? code])),
  };
}
