/**
 * Endpoint rule tests (`endpoints/SERVICE`): the parameters of a rule set and the endpoint or error they give, directly and,
 * where a case names an operation, through a client.
 */
import type { EndpointParameters, ResolvedEndpoint } from "../../../packages/core/src/endpoints/endpoint.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { createFrozenClient, type RecordedConfig } from "../client.ts";
import { findDifferences } from "../compare.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { RequestRecorded, isEndOfRecording } from "../request-recorded.ts";
import { ScriptedTransport } from "../scripted-transport.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface OperationInput {
  readonly operationName: string;
  readonly operationParams?: Tagged;
  readonly builtInParams?: Readonly<Record<string, Tagged>>;
  readonly clientParams?: Readonly<Record<string, Tagged>>;
}

interface EndpointCase {
  readonly id: string;
  readonly service: string;
  readonly params: EndpointParameters;
  readonly expect: {
    readonly endpoint?: { readonly url: string; readonly headers?: Record<string, string[]>; readonly properties?: Tagged };
    readonly error?: string;
  };
  readonly operationInputs?: readonly OperationInput[];
}

export const endpoints: Family = { name: "endpoints", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const services = vectors.names("endpoints").filter(wants);
  prepareServices(services);
  for (const group of services) {
    for (const recorded of vectors.lines<EndpointCase>(`endpoints/${group}`)) {
      yield { id: recorded.id, group, check: async () => checkRules(await loadService(group), recorded) };
      for (const [index, input] of (recorded.operationInputs ?? []).entries()) {
        const id = `${recorded.id}.${input.operationName}.${index}`;
        yield {
          id,
          group,
          leftOut: notReached(input),
          check: async () => checkClient(await loadService(group), recorded, input),
        };
      }
    }
  }
}

/** Why no client gives the rules these parameters. */
function notReached({ builtInParams = {} }: OperationInput): string | undefined {
  const hasVariant = builtInParams["AWS::UseFIPS"] === true || builtInParams["AWS::UseDualStack"] === true;
  if (!hasVariant || builtInParams["SDK::Endpoint"] === undefined) return undefined;
  return "with an endpoint of the caller's, botocore's clients never tell the rules about FIPS and dual stack";
}

function checkRules(generated: GeneratedService, { params, expect }: EndpointCase): Mismatch | undefined {
  let actual: unknown;
  try {
    actual = { endpoint: describeEndpoint(generated.service.endpoints!.resolve(params)) };
  } catch (error) {
    actual = { error: (error as Error).message };
  }
  const { endpoint, error } = expect;
  const expected =
    endpoint === undefined
      ? { error }
      : { endpoint: { url: endpoint.url, headers: endpoint.headers ?? {}, properties: endpoint.properties ?? {} } };
  return mismatch(expected, actual, findDifferences(expected, actual));
}

function describeEndpoint({ url, headers, properties }: ResolvedEndpoint): Tagged {
  const lists = Object.entries(headers).map(([name, value]) => [name, [value]]);
  return { url, headers: Object.fromEntries(lists) as Tagged, properties: toTaggedNow(properties) };
}

/** The client's settings that give a built-in parameter its value. */
const SETTINGS: Readonly<Record<string, (value: Tagged) => RecordedConfig>> = {
  "AWS::Region": (value) => ({ region_name: value }),
  "AWS::UseFIPS": (value) => ({ use_fips_endpoint: value }),
  "AWS::UseDualStack": (value) => ({ use_dualstack_endpoint: value }),
  "SDK::Endpoint": (value) => ({ endpoint_url: value }),
  "AWS::Auth::AccountIdEndpointMode": (value) => ({ account_id_endpoint_mode: value }),
  "AWS::Auth::AccountId": (value) => ({ credentials: { account_id: value } }),
  "AWS::S3::ForcePathStyle": (value) => ({ s3: { addressing_style: value === true ? "path" : "virtual" } }),
  "AWS::S3::Accelerate": (value) => ({ s3: { use_accelerate_endpoint: value } }),
  "AWS::S3::UseArnRegion": (value) => ({ s3: { use_arn_region: value } }),
  "AWS::S3Control::UseArnRegion": (value) => ({ s3: { use_arn_region: value } }),
  "AWS::S3::UseGlobalEndpoint": (value) => ({ s3: { us_east_1_regional_endpoint: value === true ? "legacy" : "regional" } }),
  "AWS::S3::DisableMultiRegionAccessPoints": (value) => ({ s3: { disable_multiregion_access_points: value } }),
  "AWS::STS::UseGlobalEndpoint": (value) => ({
    environment: { AWS_STS_REGIONAL_ENDPOINTS: value === true ? "legacy" : "regional" },
  }),
};

/** Settings where a client's default is not that of the rule tests. */
const UNSAID: Readonly<Record<string, Tagged>> = {
  "AWS::S3::ForcePathStyle": false,
  "AWS::S3::UseArnRegion": true,
  "AWS::S3::UseGlobalEndpoint": false,
  "AWS::STS::UseGlobalEndpoint": false,
};

async function checkClient(
  generated: GeneratedService,
  recorded: EndpointCase,
  input: OperationInput,
): Promise<Mismatch | undefined> {
  const transport = new ScriptedTransport(() => {
    throw new RequestRecorded();
  });
  const config = configOf(input);
  let raised: Error | undefined;
  try {
    await createFrozenClient(generated, config, transport).call(input.operationName, input.operationParams ?? {});
  } catch (error) {
    raised = error as Error;
  }
  const sent = transport.sent.at(-1);
  const { endpoint, error } = recorded.expect;
  if (error !== undefined) {
    const isRefused = raised !== undefined && !isEndOfRecording(raised) && raised.message.includes(error);
    return mismatch(error, raised?.message, isRefused ? [] : [`expected "${error}", got ${raised?.name}: ${raised?.message}`]);
  }
  if (sent === undefined) return mismatch(endpoint, raised?.stack, [`no request; raised ${raised?.name}: ${raised?.message}`]);
  const url = `${sent.protocol}//${sent.hostname}${sent.port === undefined ? "" : `:${sent.port}`}${sent.path}`;
  const isThere =
    url === endpoint!.url || `${url}/`.startsWith(endpoint!.url.endsWith("/") ? endpoint!.url : `${endpoint!.url}/`);
  return mismatch(endpoint, url, isThere ? [] : [`sent to ${url}, expected ${endpoint!.url}`]);
}

function configOf(input: OperationInput): RecordedConfig {
  const merged: Record<string, Tagged> = { inject_host_prefix: false, parameter_validation: false };
  for (const [name, value] of Object.entries({ ...UNSAID, ...input.builtInParams })) {
    for (const [key, setting] of Object.entries(SETTINGS[name]!(value))) {
      const isSection = typeof setting === "object" && setting !== null;
      merged[key] = isSection
        ? { ...(merged[key] as { [key: string]: Tagged }), ...(setting as { [key: string]: Tagged }) }
        : setting;
    }
  }
  if (input.clientParams !== undefined) merged["client_context_params"] = input.clientParams as Tagged;
  return merged;
}
