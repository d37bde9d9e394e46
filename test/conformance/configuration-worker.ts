/** The child process of the family `configuration`: lives through one case after the other, each with its environment and files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BaseClient } from "../../packages/core/src/client/base-client.ts";
import type { ClientClass } from "../../packages/core/src/client/client-class.ts";
import { snakeCase } from "../../packages/core/src/client/method-name.ts";
import type { ClientOptions } from "../../packages/core/src/client/options.ts";
import { Session } from "../../packages/core/src/session/session.ts";
import { StubTransport } from "./configuration-transport.ts";
import type { ConfigurationCase } from "./families/configuration.ts";
import { FROZEN_TIME } from "./frozen.ts";
import { loadService } from "./generated-service.ts";
import { camelCaseKeys, type RecordedConfig } from "./client.ts";
import type { Tagged } from "./tagged.ts";
import { toInput } from "./values.ts";

/** What is recorded of a case, and what ours is. */
export interface Observation {
  readonly profile?: Tagged;
  readonly region?: Tagged;
  readonly session?: Readonly<Record<string, Tagged>>;
  readonly available_profiles?: Tagged;
  readonly credentials?: Tagged;
  readonly client?: Tagged;
  readonly http?: Tagged[];
}

/** Needed to find `echo` and `sh`. */
const PATH = process.env["PATH"] ?? "";

process.on("message", (recorded: ConfigurationCase) => {
  observe(recorded).then(
    (observation) => process.send!(observation),
    (error: unknown) => process.send!({ credentials: { error: { type: "Worker", message: String((error as Error).stack) } } }),
  );
});

async function observe(recorded: ConfigurationCase): Promise<Observation> {
  const home = mkdtempSync(join(tmpdir(), "boto3-configuration-"));
  try {
    const fill = (text: string): string => text.replaceAll("{DIR}", home);
    for (const [name, text] of Object.entries(recorded.files ?? {})) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), fill(text));
    }
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, { PATH, HOME: home, AWS_EC2_METADATA_DISABLED: "true" });
    for (const [name, value] of Object.entries(recorded.env ?? {})) process.env[name] = fill(value);
    const text = JSON.stringify(await observeSession(recorded)).replaceAll(home, "{DIR}");
    return JSON.parse(text) as Observation;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function observeSession(recorded: ConfigurationCase): Promise<Observation> {
  const transport = new StubTransport();
  const now = Date.parse(FROZEN_TIME);
  const session = new Session({
    profileName: recorded.session?.profile_name,
    surroundings: { transport, now: () => now, sleep: async () => {} },
  });
  const isNamed = recorded.session?.profile_name ?? process.env["AWS_DEFAULT_PROFILE"] ?? process.env["AWS_PROFILE"];
  const observation = {
    profile: isNamed === undefined ? null : session.profileName,
    region: await attempt(async () => session.regionName ?? (await session.load()).regionName ?? null),
    available_profiles: await attempt(() => session.availableProfiles()),
    credentials: await attempt(() => observeCredentials(session)),
    client: recorded.client && (await attempt(() => observeClient(session, recorded, transport))),
  };
  return { ...observation, http: transport.sent };
}

async function observeCredentials(session: Session): Promise<Tagged> {
  const provider = await session.getCredentialProvider();
  const found = await provider?.();
  if (!found) return null;
  const { accessKeyId, secretAccessKey, sessionToken = null, accountId = null } = found;
  return {
    method: provider!.method ?? null,
    access_key: accessKeyId,
    secret_key: secretAccessKey,
    token: sessionToken,
    account_id: accountId,
  };
}

async function observeClient(session: Session, recorded: ConfigurationCase, transport: StubTransport): Promise<Tagged> {
  const { service: name, config = {}, kwargs = {}, call } = recorded.client!;
  const options: ClientOptions = {
    ...camelCaseKeys(kwargs),
    // boto3 adds checksums on every host; ours only does so where a setting asks for it (DIFFERENCES.md).
    ...(JSON.stringify(recorded.env ?? recorded).includes("CHECKSUM") || JSON.stringify(recorded.files ?? "").includes("checksum")
      ? {}
      : { requestChecksumCalculation: "when_supported" }),
    config: configOf(config),
    transport,
    clock: () => new Date(FROZEN_TIME),
    sleep: async () => {},
  };
  const generated = name === "nosuchthing" ? undefined : await loadService(name);
  const Client = generated?.exports[generated.service.className] as ClientClass<BaseClient> | undefined;
  const client = Client ? session.client(Client, options) : (session.client(name as never, options) as BaseClient);
  await client.load();
  const { meta } = client;
  const observed: Record<string, Tagged> = {
    region: meta.regionName,
    endpoint_url: meta.endpointUrl,
    partition: meta.partition,
    config: observeConfig(client),
    verify: meta.config.verify ?? true,
  };
  if (call) await client.send(call[0], toInput(call[1]) as Record<string, unknown>);
  return observed;
}

/** Seconds become milliseconds, as the names say. */
function configOf({ connect_timeout: connect, ...config }: RecordedConfig): ClientOptions["config"] {
  return { ...camelCaseKeys(config), ...(typeof connect === "number" ? { connectTimeoutMs: connect * 1000 } : {}) };
}

/** The settings in effect, in botocore's names; those only Python has are as recorded. */
function observeConfig(client: BaseClient): { [key: string]: Tagged } {
  const { meta } = client;
  const { config } = meta;
  return {
    region_name: meta.regionName,
    signature_version: meta.signatureVersion,
    user_agent_appid: config.userAgentAppid ?? null,
    connect_timeout: config.connectTimeoutMs / 1000,
    read_timeout: config.readTimeoutMs / 1000,
    parameter_validation: config.parameterValidation,
    max_pool_connections: config.maxPoolConnections,
    s3: s3Section(client),
    retries: { mode: config.retryMode, total_max_attempts: config.maxAttempts },
    inject_host_prefix: config.injectHostPrefix,
    use_dualstack_endpoint: config.useDualstackEndpoint || null,
    use_fips_endpoint: config.useFipsEndpoint || null,
    request_min_compression_size_bytes: Number(config.requestMinCompressionSizeBytes),
    disable_request_compression: config.disableRequestCompression,
    sigv4a_signing_region_set: config.sigv4aSigningRegionSet ?? null,
    request_checksum_calculation: config.requestChecksumCalculation,
    response_checksum_validation: config.responseChecksumValidation,
    account_id_endpoint_mode: config.accountIdEndpointMode,
    auth_scheme_preference: config.authSchemePreference?.join(",") ?? null,
  };
}

/** Under botocore's names; what a profile says about the signer stands in the same section there. */
function s3Section({ meta }: BaseClient): Tagged {
  const NAMES: Readonly<Record<string, string>> = {
    usEast1RegionalEndpoint: "us_east_1_regional_endpoint",
    disableMultiregionAccessPoints: "s3_disable_multiregion_access_points",
  };
  const { config } = meta;
  const said: [string, Tagged][] = Object.entries(config.s3)
    // botocore does not show what its setting for directory buckets says, and does not heed it everywhere.
    .filter(([name, value]) => value !== undefined && name !== "disableS3ExpressSessionAuth")
    .map(([name, value]) => [NAMES[name] ?? snakeCase(name), value as Tagged]);
  if (config.useDualstackEndpoint) said.push(["use_dualstack_endpoint", true]);
  if (config.signatureVersion === "s3") said.push(["signature_version", "s3"]);
  return said.length === 0 ? null : Object.fromEntries(said);
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value | Tagged> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { type: name, message } };
  }
}
