import { isolated, Script, service } from "../../test/invented-service.ts";
import type { ClientOptions } from "../client/options.ts";
import { UNSIGNED, type ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { s3 } from "../customizations/s3.ts";
import { sts } from "../customizations/sts.ts";
import { resolveConfig } from "./resolve-config.ts";

interface World {
  readonly env?: Record<string, string>;
  readonly config?: string;
  readonly credentials?: string;
  readonly options?: ClientOptions;
  /** Whether there are files as far as one sees without opening them. */
  readonly hasFiles?: boolean;
}

const read: string[] = [];

function resolve(
  { env = {}, config, credentials, options, hasFiles = true }: World,
  name = "shelf",
  more: Partial<Service> = {},
): Promise<ResolvedConfig> {
  read.length = 0;
  const files: Record<string, string | undefined> = { "~/.aws/config": config, "~/.aws/credentials": credentials };
  const surroundings = {
    environment: (variable: string) => ({ AWS_EC2_METADATA_DISABLED: "true", ...env })[variable],
    fileExists: () => hasFiles,
    readTextFile: (path: string) => {
      read.push(path);
      return Promise.resolve(files[path]);
    },
  };
  return resolveConfig(
    { ...service, name, endpointPrefix: name, customization: { s3, sts }[name], ...more },
    { ...isolated(new Script()), regionName: undefined, credentials: undefined, ...options, surroundings },
  );
}

const KEYS = { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "s" };

describe("region", () => {
  test("comes from the argument, AWS_DEFAULT_REGION, AWS_REGION, the profile", async () => {
    const env = { AWS_DEFAULT_REGION: "eu-west-1", AWS_REGION: "eu-west-2" };
    const config = "[default]\nregion = eu-west-3\n";
    expect((await resolve({ env, config, options: { regionName: "us-east-2" } })).regionName).toBe("us-east-2");
    expect((await resolve({ env, config })).regionName).toBe("eu-west-1");
    expect((await resolve({ env: { AWS_REGION: "eu-west-2" }, config })).regionName).toBe("eu-west-2");
    expect((await resolve({ config })).regionName).toBe("eu-west-3");
  });

  test("of the credentials file wins over that of the config file", async () => {
    expect((await resolve({ config: "[default]\nregion = a\n", credentials: "[default]\nregion = b\n" })).regionName).toBe("b");
  });
});

describe("files", () => {
  test("are not opened where there are none, when region and credentials are at hand", async () => {
    await resolve({ env: { ...KEYS, AWS_REGION: "eu-west-1" }, hasFiles: false });
    expect(read).toEqual([]);
    await resolve({ env: { AWS_REGION: "eu-west-1" }, options: { signatureVersion: UNSIGNED }, hasFiles: false });
    expect(read).toEqual([]);
    await resolve({ env: { AWS_REGION: "eu-west-1" }, hasFiles: false });
    expect(read).toEqual(["~/.aws/config", "~/.aws/credentials", "/etc/boto.cfg", "~/.boto"]);
  });

  test("count, where there are some, also beside the environment's region and credentials", async () => {
    const config = "[default]\nendpoint_url = http://127.0.0.1:1\n";
    expect((await resolve({ env: { ...KEYS, AWS_REGION: "r" }, config })).endpointUrl).toBe("http://127.0.0.1:1");
  });

  test("are read when a profile is named, and where the environment says", async () => {
    const env = { ...KEYS, AWS_REGION: "r", AWS_PROFILE: "dev", HOME: "/me", AWS_CONFIG_FILE: "${HOME}/config" };
    await expect(resolve({ env })).rejects.toThrow("The config profile (dev) could not be found");
    expect(read).toEqual(["/me/config", "~/.aws/credentials"]);
  });
});

describe("credentials", () => {
  const credentials =
    "[default]\naws_access_key_id = FILE\naws_secret_access_key = f\naws_session_token = t\n[dev]\naws_access_key_id = DEV\naws_secret_access_key = d\n";

  test("come from arguments, environment, credentials file, config file", async () => {
    const config = "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = c\n";
    const given = { awsAccessKeyId: "ARG", awsSecretAccessKey: "a" };
    const key = async (world: World): Promise<unknown> => (await (await resolve(world)).credentials()).accessKeyId;
    expect(await key({ env: KEYS, credentials, config, options: given })).toBe("ARG");
    expect(await key({ env: KEYS, credentials, config })).toBe("AKIDENV");
    expect(await key({ credentials, config })).toBe("FILE");
    expect(await key({ config })).toBe("CONFIG");
  });

  test("of a profile given by argument win over the environment; one named by environment does not", async () => {
    const key = async (world: World): Promise<unknown> => (await (await resolve(world)).credentials()).accessKeyId;
    expect(await key({ env: KEYS, credentials, options: { profileName: "dev" } })).toBe("DEV");
    expect(await key({ env: { ...KEYS, AWS_PROFILE: "dev" }, credentials })).toBe("AKIDENV");
  });

  test("prefer the older token variable", async () => {
    const env = { ...KEYS, AWS_SECURITY_TOKEN: "old", AWS_SESSION_TOKEN: "new", AWS_ACCOUNT_ID: "111122223333" };
    expect(await (await resolve({ env })).credentials()).toMatchObject({
      sessionToken: "old",
      accountId: "111122223333",
      method: "env",
    });
  });

  test.each([
    [{ env: { AWS_ACCESS_KEY_ID: "A" } }, "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"],
    [
      { credentials: "[default]\naws_access_key_id = A\n" },
      "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
    ],
    [
      { config: "[default]\naws_access_key_id = A\n" },
      "Partial credentials found in config-file, missing: aws_secret_access_key",
    ],
    [{ options: { awsAccessKeyId: "A" } }, "Partial credentials found in explicit, missing: aws_secret_access_key"],
    [{ options: { awsSecretAccessKey: "A" } }, "Partial credentials found in explicit, missing: aws_access_key_id"],
  ])("half a pair is an error: %j", async (world, message) => {
    await expect(resolve(world)).rejects.toThrow(message);
  });

  test("missing ones are missed when they are asked for", async () => {
    const config = await resolve({});
    await expect(async () => config.credentials()).rejects.toThrow(
      /^Unable to locate credentials\. Tried, in this order:\n  env: AWS_ACCESS_KEY_ID is not set\n/,
    );
  });
});

describe("endpoint URL", () => {
  const config =
    "[default]\nendpoint_url = http://all\nservices = mine\n[services mine]\nbook_shelf =\n  endpoint_url = http://shelf\n";

  test("comes from the argument, the service's variable, the general one, the services section, the profile", async () => {
    const env = { AWS_ENDPOINT_URL: "http://env", AWS_ENDPOINT_URL_BOOK_SHELF: "http://env-shelf" };
    const url = async (world: World): Promise<unknown> => (await resolve(world)).endpointUrl;
    expect(await url({ env, config, options: { endpointUrl: "http://arg" } })).toBe("http://arg");
    expect(await url({ env, config })).toBe("http://env-shelf");
    expect(await url({ env: { AWS_ENDPOINT_URL: "http://env" }, config })).toBe("http://env");
    expect(await url({ config })).toBe("http://shelf");
    expect(await url({ config: "[default]\nendpoint_url = http://all\n" })).toBe("http://all");
  });

  test("can be ignored, but not the argument", async () => {
    const env = { AWS_ENDPOINT_URL: "http://env", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" };
    expect((await resolve({ env })).endpointUrl).toBeUndefined();
    expect((await resolve({ env, options: { endpointUrl: "http://arg" } })).endpointUrl).toBe("http://arg");
  });

  test("in a services section that is not there is an error", async () => {
    await expect(resolve({ config: "[default]\nservices = nope\n" })).rejects.toThrow(
      'the "nope" services configuration does not exist',
    );
  });

  test("outside AWS asks for checksums only where they are required, unless a setting says otherwise", async () => {
    const mode = async (world: World): Promise<unknown> => (await resolve(world)).requestChecksumCalculation;
    expect(await mode({})).toBe("when_supported");
    expect(await mode({ options: { endpointUrl: "http://localhost:9000" } })).toBe("when_required");
    expect(await mode({ options: { endpointUrl: "https://s3.us-west-2.amazonaws.com" } })).toBe("when_supported");
    expect(await mode({ options: { endpointUrl: "http://localhost:9000", requestChecksumCalculation: "when_supported" } })).toBe(
      "when_supported",
    );
    expect(await mode({ env: { AWS_ENDPOINT_URL: "http://x", AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_SUPPORTED" } })).toBe(
      "when_supported",
    );
    const response = async (options: ClientOptions): Promise<unknown> => (await resolve({ options })).responseChecksumValidation;
    const endpointUrl = "http://localhost:9000";
    expect(await response({})).toBe("when_supported");
    expect(await response({ endpointUrl })).toBe("when_required");
    expect(await response({ endpointUrl, responseChecksumValidation: "when_supported" })).toBe("when_supported");
    expect(await response({ endpointUrl, requestChecksumCalculation: "when_supported" })).toBe("when_supported");
  });
});

describe("other settings", () => {
  test("have boto3's defaults", async () => {
    expect(await resolve({})).toMatchObject({
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      useSsl: true,
      accountIdEndpointMode: "preferred",
      responseChecksumValidation: "when_supported",
      requestMinCompressionSizeBytes: 10_240,
      injectHostPrefix: true,
      parameterValidation: true,
      stsRegionalEndpoints: "regional",
      connectTimeoutMs: 60_000,
      readTimeoutMs: 60_000,
      maxPoolConnections: 10,
      maxAttempts: 5,
    });
  });

  test("take mode and attempts of retries from the environment, the service and the switch of 2026", async () => {
    const retries = { maxAttempts: 10, maxAttempts2026: 4 };
    const chosen = async (env: Record<string, string>): Promise<unknown[]> => {
      const { retryMode, maxAttempts } = await resolve({ env }, "shelf", { retries });
      return [retryMode, maxAttempts];
    };
    expect(await chosen({})).toEqual(["legacy", 10]);
    expect(await chosen({ AWS_RETRY_MODE: "adaptive" })).toEqual(["adaptive", 3]);
    expect(await chosen({ AWS_NEW_RETRIES_2026: "True" })).toEqual(["standard", 4]);
    expect(await chosen({ AWS_NEW_RETRIES_2026: "true", AWS_RETRY_MODE: "legacy" })).toEqual(["legacy", 10]);
    expect(await chosen({ AWS_MAX_ATTEMPTS: "2", AWS_RETRY_MODE: "standard" })).toEqual(["standard", 2]);
    await expect(chosen({ AWS_RETRY_MODE: "frantic" })).rejects.toThrow('Invalid value provided to "mode": "frantic"');
  });

  test("count attempts as boto3 does", async () => {
    const attempts = async (world: World): Promise<unknown> => (await resolve(world)).maxAttempts;
    expect(await attempts({ options: { retries: { maxAttempts: 0 } } })).toBe(1);
    expect(await attempts({ options: { retries: { maxAttempts: 7, totalMaxAttempts: 3 } } })).toBe(3);
    expect(await attempts({ env: { AWS_MAX_ATTEMPTS: "2" } })).toBe(2);
    await expect(attempts({ env: { AWS_MAX_ATTEMPTS: "many" } })).rejects.toThrow(
      "must be an integer greater than or equal to 1",
    );
  });

  test("of S3 come from the client, the environment and the profile's block, key by key", async () => {
    const config = "[default]\ns3_use_arn_region = false\ns3 =\n  addressing_style = path\n  use_accelerate_endpoint = True\n";
    expect((await resolve({ config, options: { s3: { addressingStyle: "virtual" } } }, "s3")).s3).toMatchObject({
      addressingStyle: "virtual",
      useAccelerateEndpoint: true,
      useArnRegion: false,
    });
  });

  test("of keep-alive have botocore's own variable", async () => {
    const keepalive = async (world: World): Promise<unknown> => (await resolve(world)).tcpKeepalive;
    expect(await keepalive({})).toBe(true);
    expect(await keepalive({ env: { BOTOCORE_TCP_KEEPALIVE: "false" } })).toBe(false);
    expect(await keepalive({ config: "[default]\ntcp_keepalive = no\n" })).toBe(false);
    expect(await keepalive({ config: "[default]\ntcp_keepalive = no\n", env: { BOTOCORE_TCP_KEEPALIVE: "true" } })).toBe(true);
  });

  test("take lists apart", async () => {
    expect((await resolve({ env: { AWS_AUTH_SCHEME_PREFERENCE: "sigv4a, \tsigv4,," } })).authSchemePreference).toEqual([
      "sigv4a",
      "sigv4",
    ]);
  });

  test.each([
    [{ env: { AWS_ACCOUNT_ID_ENDPOINT_MODE: "bogus" } }, "Valid values are: ('preferred', 'disabled', 'required')."],
    [
      { env: { AWS_REQUEST_CHECKSUM_CALCULATION: "bogus" } },
      "Expected one of ('when_supported', 'when_required') but got bogus.",
    ],
    [{ env: { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: "x" } }, "Value must be an integer."],
    [{ env: { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: "0" } }, "Value must be between 1 and 1048576."],
    [{ env: { AWS_STS_REGIONAL_ENDPOINTS: "bogus" } }, "STS regional endpoints option bogus is invalid.", "sts"],
    [{ env: { AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: "bogus" } }, "S3 us-east-1 regional endpoint option bogus is invalid.", "s3"],
    [{ options: { s3: { addressingStyle: "bogus" as never } } }, "S3 addressing style bogus is invalid.", "s3"],
  ])("refuse wrong values: %j", async (world, message, name = "shelf") => {
    await expect(resolve(world, name)).rejects.toThrow(message);
  });
});
