/** What a client returns or raises for a recorded reply: shared by `responses` and `responses-malformed`. */
import { mismatch, type Mismatch } from "./case.ts";
import { createFrozenClient, type RecordedConfig } from "./client.ts";
import { findDifferences } from "./compare.ts";
import { compareError, type RecordedError } from "./errors.ts";
import type { GeneratedService } from "./generated-service.ts";
import { toReply, type RecordedReply } from "./reply.ts";
import { ScriptedTransport, type ScriptedReply, type SentRequest } from "./scripted-transport.ts";
import { type Tagged } from "./tagged.ts";
import { toTagged } from "./values.ts";

export interface ResponseCase {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  readonly params: Tagged;
  readonly response: RecordedReply;
  readonly result?: Tagged;
  readonly error?: RecordedError;
}

/** What two services need for a client to be made at all. */
const NEEDED: Readonly<Record<string, RecordedConfig>> = {
  codecatalyst: { bearer_token: "token" },
  cloudsearchdomain: { endpoint_url: "https://search-dom-abc.us-east-1.cloudsearch.amazonaws.com" },
};

const DISCOVERED = JSON.stringify({ Endpoints: [{ Address: "discovered.us-east-1.amazonaws.com", CachePeriodInMinutes: 10 }] });

export async function checkResponse(generated: GeneratedService, recorded: ResponseCase): Promise<Mismatch | undefined> {
  const transport = new ScriptedTransport((request) => {
    const discovers = isDiscovery(request) && recorded.operation !== "DescribeEndpoints";
    return discovers ? discoveryReply() : toReply(recorded.response);
  });
  const config = { ...NEEDED[recorded.service], retries: { total_max_attempts: 1 } };
  let output: Tagged;
  try {
    output = await toTagged(await createFrozenClient(generated, config, transport).call(recorded.operation, recorded.params));
  } catch (error) {
    if (recorded.error !== undefined) return compareError(recorded.error, error as Error);
    const { name, message, stack } = error as Error;
    return mismatch(recorded.result, stack, [`raised ${name}: ${message}`]);
  }
  if (recorded.error === undefined) return mismatch(recorded.result, output, findDifferences(recorded.result, output));
  const found = compareError(recorded.error, undefined);
  return found && { ...found, actual: output };
}

function isDiscovery(request: SentRequest): boolean {
  return request.headers["x-amz-target"]?.endsWith(".DescribeEndpoints") === true;
}

function discoveryReply(): ScriptedReply {
  return toReply({ status: 200, headers: { "Content-Type": "application/x-amz-json-1.0" }, body: DISCOVERED });
}
