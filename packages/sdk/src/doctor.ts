/** Looks at a machine as a program would: region, credentials, endpoints, settings, and what decided on them. Shows no secret. */
import { createClient, explainCredentials, explainEndpoint, Session, UNSIGNED, type SessionOptions } from "@boto3/core";
import { defineService } from "@boto3/core/codegen/v1";
import { regionalRules } from "@boto3/core/codegen/v1/endpoints";
import { json } from "@boto3/core/codegen/v1/json";

/** What was found. */
export interface Diagnosis {
  readonly text: string;
  /** Whether there are region and credentials. */
  readonly healthy: boolean;
}

/** Stands for the many services with one host per region. */
const EXAMPLE = defineService({
  name: "sqs",
  id: "SQS",
  className: "SQS",
  apiVersion: "2012-11-05",
  endpointPrefix: "sqs",
  protocol: json,
  endpoints: regionalRules("sqs"),
});

/** Variables and keys that change what a client does, in the order they are shown. */
const SETTINGS = [
  "retry_mode",
  "max_attempts",
  "defaults_mode",
  "use_fips_endpoint",
  "use_dualstack_endpoint",
  "ignore_configured_endpoint_urls",
  "request_checksum_calculation",
  "response_checksum_validation",
  "sts_regional_endpoints",
  "account_id_endpoint_mode",
  "auth_scheme_preference",
  "ca_bundle",
];

/** Options of the command line, or what is wrong with them. */
export function doctorOptions(args: readonly string[]): SessionOptions | string {
  const names: Readonly<Record<string, "profileName" | "regionName">> = { "--profile": "profileName", "--region": "regionName" };
  const options: { profileName?: string; regionName?: string } = {};
  for (let index = 0; index < args.length; index += 2) {
    const name = names[args[index]!];
    const value = args[index + 1];
    if (!name) return `There is no option "${args[index]!}".`;
    if (!value) return `${args[index]!} needs a value.`;
    options[name] = value;
  }
  return options;
}

/** Looks. Asks the source of the credentials; sends nothing to a service beside those that give credentials. */
export async function doctor(options: SessionOptions = {}): Promise<Diagnosis> {
  const session = new Session(options);
  const { configuration } = session;
  const lines = [`Profile: ${session.profileName}${configuration.namedProfile === undefined ? " (nothing names one)" : ""}`];
  const profiles = await session.availableProfiles().catch((error: Error) => error);
  lines.push(
    `Profiles: ${profiles instanceof Error ? `${profiles.name}: ${profiles.message}` : profiles.join(", ") || "none"}`,
    "",
  );

  const endpoint = await explainEndpoint(EXAMPLE, { session }).catch((error: Error) => error);
  lines.push(endpoint instanceof Error ? `No endpoint: ${endpoint.name}: ${endpoint.message}` : endpoint.text, "");

  const credentials = await explainCredentials(session);
  lines.push(credentials.text, "");

  const retries = await retriesOf(session).catch(() => undefined);
  if (retries !== undefined) lines.push(retries);
  const profile = await configuration.profile().catch(() => ({}) as Record<string, unknown>);
  for (const name of SETTINGS) {
    const variable = `AWS_${name.toUpperCase()}`;
    const byEnvironment = configuration.environment(variable);
    const byProfile = (profile as Readonly<Record<string, unknown>>)[name];
    if (byEnvironment !== undefined) {
      const hidden = byProfile === undefined ? "" : `, goes before ${String(byProfile)} of the profile`;
      lines.push(`${name} = ${byEnvironment} (${variable}${hidden})`);
    } else if (typeof byProfile === "string") lines.push(`${name} = ${byProfile} (profile ${session.profileName})`);
  }
  const healthy = !(endpoint instanceof Error) && credentials.source !== undefined && credentials.error === undefined;
  return { text: lines.join("\n").trimEnd(), healthy };
}

/** How often a client tries, whoever decided on it. */
async function retriesOf(session: Session): Promise<string> {
  const client = await createClient(EXAMPLE, {}, { session, signatureVersion: UNSIGNED, regionName: "us-east-1" }).load();
  const { retryMode, maxAttempts } = client.meta.config;
  return `Retries: mode ${retryMode}, ${maxAttempts} attempts at most.`;
}
