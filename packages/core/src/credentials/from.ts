/**
 * Sources of credentials to pick from and to combine: each function gives a provider for the `credentials` of a client or session.
 * Nothing is read, sent or loaded before the first signature; what was found is kept and renewed like the chain's. Elsewhere than in Node
 * there are `fromAssumeRole` with credentials, `fromWebToken` with a token, and `fromContainer`.
 */
import { loadSources } from "#platform";
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import type { Surroundings } from "../config/configuration.ts";
import type { NamedProvider } from "./provider.ts";

/** What every source takes. */
export interface SourceOptions {
  /** Region of the calls to STS; default: as for a client. */
  readonly regionName?: string | undefined;
  /** Environment variables and files, for tests and embedders. */
  readonly surroundings?: Surroundings | undefined;
}

/** What sources that read the shared files take. */
export interface IniOptions extends SourceOptions {
  /** Default: the profile in force. */
  readonly profileName?: string | undefined;
  /** Gives the code of an MFA device, by its serial number. Default: asks on the terminal. */
  readonly mfaCode?: Surroundings["mfaCode"];
  /** Folder where the credentials of roles are kept between runs; `~/.aws/cli/cache` shares them with the AWS CLI. */
  readonly roleCacheDirectory?: string | undefined;
}

export interface ProcessOptions extends IniOptions {
  /** The command line; default: `credential_process` of the profile. No shell runs it. */
  readonly command?: string | undefined;
}

export interface SsoOptions extends IniOptions {
  /** With all of `startUrl`, `region`, `accountId` and `roleName` no file is read but that of the token. */
  readonly startUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
  readonly roleName?: string | undefined;
  /** Name of the `sso-session` section that `aws sso login` was run for. */
  readonly sessionName?: string | undefined;
}

/** What both ways to a role take. */
export interface RoleOptions extends IniOptions {
  readonly roleArn: string;
  readonly roleSessionName?: string | undefined;
  /** Seconds. */
  readonly durationSeconds?: number | undefined;
  /** JSON of a policy that narrows the role's. */
  readonly policy?: string | undefined;
}

export interface AssumeRoleOptions extends RoleOptions {
  /** The credentials that assume the role; default: what the chain finds. */
  readonly credentials?: Credentials | CredentialProvider | undefined;
  readonly externalId?: string | undefined;
  /** Serial number or ARN of the MFA device. */
  readonly mfaSerial?: string | undefined;
}

export interface WebTokenOptions extends RoleOptions {
  /** The token, or a function that gives it; asked for at every renewal. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** A file with the token, in place of `token`. */
  readonly tokenFile?: string | undefined;
}

/** Makes the provider of each source; a platform has those it can have. */
export interface Sources {
  env(options: SourceOptions): Promise<NamedProvider>;
  ini(options: IniOptions): Promise<NamedProvider>;
  process(options: ProcessOptions): Promise<NamedProvider>;
  sso(options: SsoOptions): Promise<NamedProvider>;
  assumeRole(options: AssumeRoleOptions): Promise<NamedProvider>;
  webToken(options: WebTokenOptions): Promise<NamedProvider>;
  container(options: SourceOptions): Promise<NamedProvider>;
  instanceMetadata(options: SourceOptions): Promise<NamedProvider>;
}

/**
 * `AWS_ACCESS_KEY_ID` and its companions.
 *
 * @throws NoCredentialsError, PartialCredentialsError at the first signature
 */
export function fromEnv(options: SourceOptions = {}): CredentialProvider {
  return lazily("env", async () => (await loadSources()).env(options));
}

/**
 * A profile of the shared files, with whatever it leads to: keys, a role, IAM Identity Center, a program.
 *
 * @throws ProfileNotFound, NoCredentialsError at the first signature
 */
export function fromIni(options: IniOptions = {}): CredentialProvider {
  return lazily("ini", async () => (await loadSources()).ini(options));
}

/**
 * What a program prints.
 *
 * @throws CredentialRetrievalError when it fails
 */
export function fromProcess(options: ProcessOptions = {}): CredentialProvider {
  return lazily("custom-process", async () => (await loadSources()).process(options));
}

/**
 * A role of IAM Identity Center, for the token of `aws sso login`.
 *
 * @throws SSOTokenLoadError, UnauthorizedSSOTokenError when nobody is logged in
 */
export function fromSso(options: SsoOptions = {}): CredentialProvider {
  return lazily("sso", async () => (await loadSources()).sso(options));
}

/**
 * A role, assumed with other credentials.
 *
 * @throws ClientError when STS refuses
 * @example
 * const audit = fromAssumeRole({ roleArn: "arn:aws:iam::111122223333:role/audit", credentials: fromIni({ profileName: "base" }) });
 * const s3 = new S3({ credentials: audit });
 */
export function fromAssumeRole(options: AssumeRoleOptions): CredentialProvider {
  return lazily("assume-role", async () => (await loadSources()).assumeRole(options));
}

/**
 * A role for the token of an identity provider.
 *
 * @throws ClientError when STS refuses
 */
export function fromWebToken(options: WebTokenOptions): CredentialProvider {
  return lazily("assume-role-with-web-identity", async () => (await loadSources()).webToken(options));
}

/**
 * The agent of a container, on ECS and with EKS Pod Identity.
 *
 * @throws NoCredentialsError outside of one; CredentialRetrievalError when the agent fails
 */
export function fromContainer(options: SourceOptions = {}): CredentialProvider {
  return lazily("container-role", async () => (await loadSources()).container(options));
}

/**
 * The role of an EC2 instance.
 *
 * @throws NoCredentialsError elsewhere
 */
export function fromInstanceMetadata(options: SourceOptions = {}): CredentialProvider {
  return lazily("iam-role", async () => (await loadSources()).instanceMetadata(options));
}

/** A provider that is made at its first use; a failure is not kept. */
function lazily(method: string, make: () => Promise<NamedProvider>): CredentialProvider {
  let made: NamedProvider | undefined;
  let making: Promise<NamedProvider> | undefined;
  const provider = (): Credentials | Promise<Credentials> => {
    if (made) return made();
    making ??= make().then(
      (ready) => (made = ready),
      (error: unknown) => {
        making = undefined;
        throw error;
      },
    );
    return making.then((ready) => ready());
  };
  const expire = (used: Credentials): void => made?.expire?.(used);
  return Object.defineProperty(Object.assign(provider, { method, expire }), "features", { get: () => made?.features });
}
