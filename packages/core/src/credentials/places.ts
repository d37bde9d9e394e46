/**
 * The places where credentials may be, in boto3's order (botocore `create_credential_resolver`, spec CRD-01, CRD-03). Each has a
 * cheap look that says whether the place is worth a visit; only then its module is loaded.
 */
import { textOf } from "../config/ini-values.ts";
import type { IniSection } from "../config/ini-file.ts";
import { environmentCredentials } from "./environment.ts";
import { fixed, type CredentialSource, type NamedProvider, type SearchContext } from "./provider.ts";
import { credentialsOfProfile } from "./provider.ts";
import { PartialCredentialsError } from "../errors/credentials.ts";

/** A place where credentials may be. */
export interface Place {
  /** botocore's name. */
  readonly method: string;
  /** The name that `credential_source` of a role has for it. */
  readonly canonicalName?: string;
  /** What is missing there; undefined when the place is worth a visit. */
  lacks(context: SearchContext): string | undefined | Promise<string | undefined>;
  readonly find: CredentialSource;
  /** What it means that a visit found nothing. */
  readonly empty?: string;
}

const ENVIRONMENT: Place = {
  method: "env",
  canonicalName: "Environment",
  lacks: ({ configuration, useEnvironment }) =>
    useEnvironment ? unset(configuration.environment("AWS_ACCESS_KEY_ID"), "AWS_ACCESS_KEY_ID") : STEPS_BACK,
  find: async ({ configuration }) =>
    environmentCredentials((name) => configuration.environment(name), configuration.surroundings.now),
};

const ASSUME_ROLE: Place = {
  method: "assume-role",
  lacks: async (context) => {
    const profile = await profileOf(context);
    if (profile["web_identity_token_file"] !== undefined) return "the profile has a web_identity_token_file";
    return unset(profile["role_arn"], "role_arn", context);
  },
  find: async (context) => (await import("./assume-role.ts")).findRole(context),
};

/** Places that a profile of the shared files leads to; also searched for the source profile of a role. */
export const PROFILE_PLACES: readonly Place[] = [
  {
    method: "assume-role-with-web-identity",
    lacks: async (context) =>
      (context.useEnvironment && context.configuration.environment("AWS_WEB_IDENTITY_TOKEN_FILE")) ||
      (await profileOf(context))["web_identity_token_file"] !== undefined
        ? undefined
        : context.useEnvironment
          ? `neither AWS_WEB_IDENTITY_TOKEN_FILE nor web_identity_token_file of profile ${context.profileName} is set`
          : unset(undefined, "web_identity_token_file", context),
    find: async (context) => (await import("./web-identity.ts")).findWebIdentity(context),
  },
  {
    method: "sso",
    lacks: async (context) => {
      const profile = await profileOf(context);
      return unset(profile["sso_account_id"] ?? profile["sso_role_name"], "sso_account_id", context);
    },
    find: async (context) => (await import("./sso.ts")).findSso(context),
  },
  {
    method: "shared-credentials-file",
    lacks: async (context) =>
      unset((await credentialsSection(context))?.["aws_access_key_id"], "aws_access_key_id", context, "the credentials file"),
    find: async (context) => keysOf(await credentialsSection(context), "shared-credentials-file"),
  },
  {
    method: "login",
    lacks: async (context) => unset((await profileOf(context))["login_session"], "login_session", context),
    find: async (context) => (await import("./login.ts")).findLogin(context),
  },
  {
    method: "custom-process",
    lacks: async (context) => unset((await profileOf(context))["credential_process"], "credential_process", context),
    find: async (context) => (await import("./process.ts")).findProcess(context),
  },
  {
    method: "config-file",
    lacks: async (context) =>
      unset((await configSection(context))?.["aws_access_key_id"], "aws_access_key_id", context, "the config file"),
    find: async (context) => keysOf(await configSection(context), "config-file"),
  },
];

const CONTAINER: Place = {
  method: "container-role",
  canonicalName: "EcsContainer",
  lacks: ({ configuration }) =>
    configuration.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") ||
    configuration.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI")
      ? undefined
      : "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set",
  find: async (context) => (await import("./container.ts")).findContainer(context),
};

const INSTANCE_METADATA: Place = {
  method: "iam-role",
  canonicalName: "Ec2InstanceMetadata",
  lacks: ({ configuration }) =>
    configuration.environment("AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true"
      ? "AWS_EC2_METADATA_DISABLED is true"
      : undefined,
  find: async (context) => (await import("./instance-metadata.ts")).findInstanceRole(context),
  empty: "the instance metadata service did not answer, or this instance has no role",
};

/** All places. */
export const PLACES: readonly Place[] = [
  ENVIRONMENT,
  ASSUME_ROLE,
  ...PROFILE_PLACES,
  {
    method: "ec2-credentials-file",
    lacks: ({ configuration }) => unset(configuration.environment("AWS_CREDENTIAL_FILE"), "AWS_CREDENTIAL_FILE"),
    find: async (context) => (await import("./legacy-files.ts")).findEc2File(context),
  },
  {
    method: "boto-config",
    lacks: () => undefined,
    find: async (context) => (await import("./legacy-files.ts")).findBotoConfig(context),
    empty: "no [Credentials] section in the file of BOTO_CONFIG, /etc/boto.cfg or ~/.boto",
  },
  CONTAINER,
  INSTANCE_METADATA,
];

/** Where a role may take its source credentials from by name. */
export const NAMED_PLACES: readonly Place[] = [ENVIRONMENT, CONTAINER, INSTANCE_METADATA];

const STEPS_BACK = "a profile named in code goes before the environment's keys";

/** The profile that is looked at, of both files together; empty when there is none. */
export async function profileOf({ configuration, profileName }: SearchContext): Promise<IniSection> {
  return (await configuration.files()).profiles.get(profileName) ?? {};
}

async function credentialsSection({ configuration, profileName }: SearchContext): Promise<IniSection | undefined> {
  return (await configuration.files()).credentialsProfiles.get(profileName);
}

async function configSection({ configuration, profileName }: SearchContext): Promise<IniSection | undefined> {
  return (await configuration.files()).configProfiles.get(profileName);
}

function keysOf(section: IniSection | undefined, method: string): NamedProvider | undefined {
  const found = credentialsOfProfile(section, method, (name) => new PartialCredentialsError(method, name));
  return found && fixed(found);
}

function unset(value: unknown, name: string, context?: SearchContext, file?: string): string | undefined {
  if (value !== undefined) return undefined;
  if (!context) return `${name} is not set`;
  return `profile ${context.profileName} has no ${name}${file === undefined ? "" : ` in ${file}`}`;
}

/** A setting of the profile that is text. */
export function profileText(profile: IniSection, name: string): string | undefined {
  return textOf(profile[name]);
}
