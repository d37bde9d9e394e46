/** Says in words where the calls of a client go, and what decided on region and address. */
import { ClientCore } from "../client/client-core.ts";
import type { ClientOptions } from "../client/options.ts";
import type { Service } from "../client/service.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import type { IniSection } from "../config/ini-file.ts";
import { blockOf, textOf } from "../config/ini-values.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { Session } from "../session/session.ts";

/** A value and where it comes from. */
export interface Decided {
  readonly value: string | undefined;
  /** `argument`, the name of a variable, `profile dev`, ... */
  readonly source: string;
}

/** Where the calls of a client go. */
export interface EndpointExplanation {
  readonly region: Decided;
  readonly endpointUrl: Decided;
  /** Partition of the region. */
  readonly partition: string;
  /** All of it as text. */
  readonly text: string;
}

/**
 * Explains the endpoint of a client with these options; single calls may go elsewhere (S3 puts the bucket in the host).
 *
 * @param client - a client class, or a package's `service`
 * @throws NoRegionError and the other errors that such a client raises when its settings are resolved
 * @example
 * console.log((await explainEndpoint(S3, { profileName: "dev" })).text);
 */
export async function explainEndpoint(
  client: Service | { readonly service: Service },
  options: ClientOptions = {},
): Promise<EndpointExplanation> {
  const service = "service" in client ? client.service : client;
  const session = options.session ?? new Session({ profileName: options.profileName, surroundings: options.surroundings });
  const { profileName: _, surroundings: __, ...own } = options;
  // Nothing is signed: a source of credentials that fails says nothing about addresses.
  const { endpoint } = await new ClientCore(service, { credentials: noCredentials, ...own, session }).load();
  const { configuration } = session;
  const profile = await configuration.profile();
  const asked = options.regionName ?? options.config?.regionName;
  const region = decideRegion(asked, session.explicitRegion, configuration, profile, endpoint.region);
  const given = options.endpointUrl !== undefined;
  const source = given ? "argument" : await endpointSource(service, configuration, profile);
  const endpointUrl = { value: endpoint.endpointUrl, source };
  const { partition } = endpoint;
  const text =
    `Region ${String(region.value)} (${region.source}), partition ${partition}.\n` +
    `${service.className} calls go to ${withoutPassword(endpointUrl.value)} (${endpointUrl.source}).`;
  return { region, endpointUrl, partition, text };
}

function noCredentials(): never {
  throw new NoCredentialsError();
}

/** Addresses may hold name and password. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/@]*@/, "//***@");
}

function decideRegion(
  asked: string | undefined,
  ofSession: string | undefined,
  configuration: ConfigurationSource,
  profile: IniSection,
  effective: string,
): Decided {
  const variable = ["AWS_DEFAULT_REGION", "AWS_REGION"].find((name) => configuration.environment(name) !== undefined);
  const source =
    asked !== undefined
      ? "argument"
      : ofSession !== undefined
        ? "session"
        : (variable ??
          (textOf(profile["region"]) === undefined ? "the service's usual one" : `profile ${configuration.profileName}`));
  return { value: effective, source };
}

async function endpointSource(service: Service, configuration: ConfigurationSource, profile: IniSection): Promise<string> {
  const id = service.id.toLowerCase().replace(/[- ]/g, "_");
  const ignored =
    configuration.environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? textOf(profile["ignore_configured_endpoint_urls"]);
  const configured = await configuration.endpointUrl(service.id, profile);
  if (configured === undefined) return "the service's endpoint rules";
  if (ignored?.toLowerCase() === "true") return `the service's endpoint rules; ${withoutPassword(configured)} is ignored`;
  const variable = [`AWS_ENDPOINT_URL_${id.toUpperCase()}`, "AWS_ENDPOINT_URL"].find((name) => configuration.environment(name));
  if (variable) return variable;
  const services = textOf(profile["services"]);
  const section = services === undefined ? undefined : (await configuration.files()).services.get(services);
  return blockOf(section?.[id])?.["endpoint_url"]
    ? `services ${services}`
    : `endpoint_url of profile ${configuration.profileName}`;
}
