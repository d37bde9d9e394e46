/** What is sent for given parameters and settings (`requests/SERVICE`). */
import { bodyKindOf } from "../body.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { createFrozenClient, type RecordedConfig } from "../client.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { RequestRecorded, isEndOfRecording } from "../request-recorded.ts";
import { compareRequest, type RecordedRequest } from "../request-record.ts";
import { ScriptedTransport, type ScriptedReply } from "../scripted-transport.ts";
import { toReply, type RecordedReply } from "../reply.ts";
import type { Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface RequestCase {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  readonly params: Tagged;
  readonly config?: RecordedConfig;
  readonly preceding?: readonly { operation: string; request: RecordedRequest; reply: RecordedReply }[];
  readonly request?: RecordedRequest;
  readonly error?: RecordedError & { at?: string };
}

export const requests: Family = { name: "requests", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const services = vectors.names("requests").filter(wants);
  prepareServices(services);
  for (const service of services) {
    for (const recorded of vectors.lines<RequestCase>(`requests/${service}`)) {
      yield {
        id: recorded.id,
        group: service,
        leftOut: missingPackage(recorded),
        check: async () => checkRequest(await loadService(service), recorded),
      };
    }
  }
}

/** botocore was recorded without its optional native package; ours has no such package to miss. */
function missingPackage({ error }: RequestCase): string | undefined {
  return error?.type === "MissingDependencyException"
    ? "recorded without the optional awscrt package, so botocore refused"
    : undefined;
}

async function checkRequest(generated: GeneratedService, recorded: RequestCase): Promise<Mismatch | undefined> {
  const preceding = recorded.preceding ?? [];
  const transport = new ScriptedTransport((_request, index): ScriptedReply => {
    const reply = preceding[index]?.reply;
    if (reply === undefined) throw new RequestRecorded();
    return toReply(reply);
  });
  const raised = await call(generated, recorded, transport);
  if (recorded.error !== undefined) return compareError(recorded.error, isEndOfRecording(raised) ? undefined : raised);
  const expected = [...preceding.map(({ request }) => request), recorded.request!];
  const kind = bodyKindOf(generated.service.protocol.name);
  if (transport.sent.length < expected.length) {
    return mismatch(recorded.request, String(raised?.stack ?? raised), [
      `expected ${expected.length} requests, got ${transport.sent.length}; raised ${raised?.name}: ${raised?.message}`,
    ]);
  }
  for (const [index, request] of expected.entries()) {
    const found = await compareRequest(request, transport.sent[index]!, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function call(
  generated: GeneratedService,
  recorded: RequestCase,
  transport: ScriptedTransport,
): Promise<Error | undefined> {
  try {
    await createFrozenClient(generated, recorded.config ?? {}, transport).call(recorded.operation, recorded.params);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
