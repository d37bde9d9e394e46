import type { OperationModel } from "../client/operation.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { Shape } from "../schema/shape.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import { accountRules } from "./account-rules.ts";
import { searchContextPath } from "./context-path.ts";
import { contextRules } from "./context-rules.ts";
import type { EndpointConfig } from "./endpoint.ts";
import { eventsRules } from "./events-rules.ts";
import { EndpointResolver } from "./resolve-endpoint.ts";
import { ruleSet, type RuleExtras } from "./rule-set.ts";
import { s3ControlRules, s3Rules } from "./s3-rules.ts";
import { stsRules } from "./sts-rules.ts";

const CONFIG: EndpointConfig = {
  endpointUrl: undefined,
  useSsl: true,
  signatureVersion: undefined,
  accountIdEndpointMode: "preferred",
  clientContextParams: {},
  s3: {},
};
const CLIENT: ClientEndpoint = {
  endpointUrl: "https://x.us-east-1.amazonaws.com",
  region: "us-east-1",
  partition: "aws",
  signingName: "x",
  signingRegion: "us-east-1",
  signatureVersion: "v4",
  rulesRegion: "us-east-1",
  useFips: true,
  useDualstack: false,
  s3Global: false,
  stsGlobal: false,
};

/** A service whose rules have these parameters and answer `https://<Region>`. */
const serviceWith = (parameters: Record<string, string>, more: Partial<Service> = {}, ...extras: RuleExtras[]): Service =>
  ({
    name: "x",
    endpointPrefix: "x",
    endpoints: ruleSet(JSON.stringify([parameters, [], ["?Region"], ["https://{Region}"], [], [[0, 0]]]), {}, ...extras),
    ...more,
  }) as Service;

const operation = (traits: object = {}, contextMember?: [member: string, parameter: string]): OperationModel => {
  const input = new Shape();
  if (contextMember) {
    const shape = new Shape();
    shape.kind = "string";
    shape.context = contextMember[1];
    input.members.push({
      name: contextMember[0],
      wireName: contextMember[0],
      renamed: false,
      location: undefined,
      required: false,
      shape,
    });
  }
  return { name: "Op", traits, input, extras: { contextPath: searchContextPath } } as unknown as OperationModel;
};
const resolver = (
  service: Service,
  config: Partial<EndpointConfig> = {},
  client: Partial<ClientEndpoint> = {},
): EndpointResolver => new EndpointResolver(service, { ...CONFIG, ...config }, { ...CLIENT, ...client });

const BUILT_INS = { Region: "s@AWS::Region", UseFIPS: "b@AWS::UseFIPS", Endpoint: "s@SDK::Endpoint" };

describe("parameters", () => {
  test("built-ins come from the client", () => {
    expect(resolver(serviceWith(BUILT_INS)).parameters(operation(), {})).toEqual({ Region: "us-east-1", UseFIPS: true });
  });

  test("variants do not go with a custom endpoint", () => {
    expect(resolver(serviceWith(BUILT_INS), { endpointUrl: "http://localhost" }).parameters(operation(), {})).toEqual({
      Region: "us-east-1",
      UseFIPS: false,
      Endpoint: "http://localhost",
    });
  });

  test("static values win over members, members over paths, paths over client settings", () => {
    const service = serviceWith({ A: "s" }, { clientContextParams: { A: "string" } }, contextRules);
    const call = (traits: object, input: object): unknown =>
      resolver(service, { clientContextParams: { a: "client" } }).parameters(operation(traits, ["Member", "A"]), input as never)[
        "A"
      ];
    const path = { operationContext: { A: "Path" } };
    expect(call({ staticContext: { A: "static" }, ...path }, { Member: "member", Path: "path" })).toBe("static");
    expect(call(path, { Member: "member", Path: "path" })).toBe("member");
    expect(call(path, { Path: "path" })).toBe("path");
    expect(call(path, {})).toBe("client");
  });

  test.each(["UseArnRegion", "use_arn_region", "useArnRegion"])("a client setting may be spelled %s", (name) => {
    const service = serviceWith({ UseArnRegion: "b" }, { clientContextParams: { UseArnRegion: "boolean" } }, contextRules);
    expect(resolver(service, { clientContextParams: { [name]: true, Other: 1 } }).parameters(operation(), {})).toEqual({
      UseArnRegion: true,
    });
  });

  test.each<[object, string | undefined, boolean]>([
    [{}, undefined, false],
    [{ addressingStyle: "path" }, undefined, true],
    [{}, "http://localhost", true],
    [{ addressingStyle: "auto" }, "http://localhost", true],
    [{ addressingStyle: "virtual" }, "http://localhost", false],
    [{}, "https://s3-accelerate.amazonaws.com", false],
    [{ addressingStyle: "path", useAccelerateEndpoint: true }, undefined, false],
  ])("S3 with %j at %s: path style is %s", (s3, endpointUrl, expected) => {
    const service = serviceWith({ ForcePathStyle: "b@AWS::S3::ForcePathStyle" }, { endpointPrefix: "s3" }, s3Rules);
    expect(resolver(service, { s3, endpointUrl }).parameters(operation(), {})["ForcePathStyle"]).toBe(expected);
  });

  test("the s3 section wins over client settings of the same name", () => {
    const service = serviceWith(
      { UseArnRegion: "b@AWS::S3::UseArnRegion" },
      { clientContextParams: { UseArnRegion: "boolean" } },
      contextRules,
      s3Rules,
    );
    const given = (clientContextParams: object, s3: object): unknown =>
      resolver(service, { clientContextParams: { ...clientContextParams }, s3 }).parameters(operation(), {})["UseArnRegion"];
    expect([given({}, {}), given({ useArnRegion: false }, {}), given({ useArnRegion: true }, { useArnRegion: false })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("a client setting that is none of the service's changes no built-in", () => {
    expect(
      resolver(serviceWith(BUILT_INS, {}, contextRules), { clientContextParams: { region: "other" } }).parameters(
        operation(),
        {},
      )["Region"],
    ).toBe("us-east-1");
  });

  test("STS knows whether the region keeps the global host", () => {
    const service = serviceWith({ UseGlobalEndpoint: "b@AWS::STS::UseGlobalEndpoint" }, {}, stsRules);
    expect(resolver(service, {}, { stsGlobal: true }).parameters(operation(), {})).toEqual({ UseGlobalEndpoint: true });
  });

  test("an unknown built-in is named", () => {
    expect(() => resolver(serviceWith({ A: "s@AWS::New" }))).toThrow("Unknown builtin variable name: AWS::New");
  });
});

describe("the account id", () => {
  const service = serviceWith(
    { Region: "s@AWS::Region", Account: "s@AWS::Auth::AccountId", Mode: "s@AWS::Auth::AccountIdEndpointMode" },
    {},
    accountRules,
  );
  const credentials = () => ({ accessKeyId: "a", secretAccessKey: "b", accountId: "123456789012" });

  test("is taken from the credentials on demand", async () => {
    const endpoints = resolver(service);
    const parameters = endpoints.parameters(operation(), {});
    expect(endpoints.needsAccountId(parameters)).toBe(true);
    await endpoints.addAccountId(parameters, credentials);
    expect(parameters).toEqual({ Region: "us-east-1", Account: "123456789012", Mode: "preferred" });
  });

  test("failing credentials leave it out", async () => {
    const endpoints = resolver(service);
    const parameters = endpoints.parameters(operation(), {});
    await endpoints.addAccountId(parameters, () => Promise.reject(new Error("none")));
    expect(parameters["Account"]).toBeUndefined();
  });

  test.each<[string, Partial<EndpointConfig>]>([
    ["disabled", { accountIdEndpointMode: "disabled" }],
    ["unsigned", { signatureVersion: UNSIGNED }],
    ["at a custom endpoint", { endpointUrl: "http://localhost" }],
  ])("is not asked for when %s", (_, config) => {
    const endpoints = resolver(service, config);
    expect(endpoints.needsAccountId(endpoints.parameters(operation(), {}))).toBe(false);
  });

  test("is not asked for by rules without it", () => expect(resolver(serviceWith(BUILT_INS)).needsAccountId({})).toBe(false));
});

describe("resolve", () => {
  test("without TLS https becomes http", () =>
    expect(resolver(serviceWith(BUILT_INS), { useSsl: false }).resolve({ Region: "r" }).url).toBe("http://r"));
  test("but not at a custom endpoint", () => {
    const service = serviceWith({ Endpoint: "s@SDK::Endpoint", Region: "s" });
    expect(resolver(service, { useSsl: false }).resolve({ Endpoint: "https://e", Region: "r" }).url).toBe("https://r");
  });
  test("a service without rules has the client's endpoint", () => {
    expect(resolver(serviceWith({}, { endpoints: undefined })).resolve({})).toMatchObject({
      url: CLIENT.endpointUrl,
      authSchemes: undefined,
    });
  });

  test.each([
    [undefined, "anything", "EndpointResolutionError", "anything"],
    [
      s3Rules,
      "Invalid region in ARN: `us-we$t-2` (invalid DNS name)",
      "InvalidHostLabelError",
      'Invalid host label to be bound to the hostname of the endpoint: "us-we$t-2".',
    ],
    [
      s3Rules,
      "Accelerate cannot be used with FIPS",
      "UnsupportedS3ConfigurationError",
      "Unsupported configuration when using S3: Accelerate cannot be used with FIPS",
    ],
    [
      s3Rules,
      "S3 MRAP does not support FIPS",
      "UnsupportedS3AccesspointConfigurationError",
      "Unsupported configuration when using S3 access-points: S3 MRAP does not support FIPS",
    ],
    [s3Rules, "Invalid Arn: x", "ParamValidationError", "Parameter validation failed:\nInvalid Arn: x"],
    [
      s3ControlRules,
      "Invalid ARN: x",
      "UnsupportedS3ControlArnError",
      'S3 ARN "arn:b" provided is invalid for this operation. Invalid ARN: x',
    ],
    [
      s3ControlRules,
      "Invalid configuration: x",
      "UnsupportedS3ControlConfigurationError",
      "Unsupported configuration when using S3 Control: Invalid configuration: x",
    ],
    [
      s3ControlRules,
      "AccountId is required but not set",
      "ParamValidationError",
      "Parameter validation failed:\nAccountId is required but not set",
    ],
    [
      eventsRules,
      "EndpointId must be a valid host label.",
      "InvalidEndpointConfigurationError",
      "Invalid endpoint configuration: EndpointId must be a valid host label.",
    ],
  ])("%p: %s is a %s", (extras, text, errorName, message) => {
    const endpoints = ruleSet(
      JSON.stringify([{ Bucket: "s" }, [], ["?Bucket"], [[text]], [], [[0, 0]]]),
      {},
      ...(extras ? [extras] : []),
    );
    let error: unknown;
    try {
      resolver(serviceWith({}, { endpoints })).resolve({ Bucket: "arn:b" });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: errorName, message });
  });
});
