/** Every class of botocore's and boto3's `exceptions` is here under its name, or the page on errors says why not (spec EXC-09 to EXC-19). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as core from "../index.ts";

const BOTOCORE = `
  AliasConflictParameterError ApiVersionNotFoundError AwsChunkedWrapperError BaseEndpointResolverError BotoCoreError
  CapacityNotAvailableError ChecksumError ClientError ConfigNotFound ConfigParseError ConnectTimeoutError
  ConnectionClosedError ConnectionError CredentialRetrievalError DataNotFoundError EndpointConnectionError
  EndpointProviderError EndpointResolutionError EndpointVariantError EventStreamError FlexibleChecksumError
  HTTPClientError ImminentRemovalWarning IncompleteReadError InfiniteLoopConfigError InvalidChecksumConfigError
  InvalidConfigError InvalidDNSNameError InvalidDefaultsMode InvalidEndpointConfigurationError
  InvalidEndpointDiscoveryConfigurationError InvalidExpressionError InvalidHostLabelError InvalidIMDSEndpointError
  InvalidIMDSEndpointModeError InvalidMaxRetryAttemptsError InvalidProxiesConfigError InvalidRegionError
  InvalidRetryConfigurationError InvalidRetryModeError InvalidS3AddressingStyleError
  InvalidS3UsEast1RegionalEndpointConfigError InvalidSTSRegionalEndpointsConfigError LoginAuthorizationCodeError
  LoginError LoginInsufficientPermissions LoginRefreshRequired LoginTokenLoadError MD5UnavailableError
  MetadataRetrievalError MissingDependencyException MissingParametersError MissingServiceIdError NoAuthTokenError
  NoCredentialsError NoRegionError OperationNotPageableError PaginationError ParamValidationError
  PartialCredentialsError ProfileNotFound ProxyConnectionError RangeError ReadTimeoutError
  RefreshWithMFAUnsupportedError ResponseStreamingError SSLError SSOError SSOTokenLoadError ServiceNotInRegionError
  StubAssertionError StubResponseError TokenRetrievalError UnStubbedResponseError UnauthorizedSSOTokenError
  UndefinedModelAttributeError UnknownClientMethodError UnknownCredentialError UnknownEndpointError
  UnknownEndpointResolutionBuiltInName UnknownFIPSEndpointError UnknownKeyError UnknownParameterError UnknownRegionError
  UnknownServiceError UnknownServiceStyle UnknownSignatureVersionError UnknownTokenProviderError UnseekableStreamError
  UnsupportedOutpostResourceError UnsupportedS3AccesspointConfigurationError UnsupportedS3ArnError
  UnsupportedS3ConfigurationError UnsupportedS3ControlArnError UnsupportedS3ControlConfigurationError
  UnsupportedServiceProtocolsError UnsupportedSignatureVersionError UnsupportedTLSVersionWarning ValidationError
  WaiterConfigError WaiterError
`;
const BOTO3 = `
  Boto3Error DynamoDBNeedsConditionError DynamoDBNeedsKeyConditionError DynamoDBOperationNotSupportedError
  DynanmoDBOperationNotSupportedError InvalidCrtTransferConfigError NoVersionFound PythonDeprecationWarning
  ResourceLoadException ResourceNotExistsError RetriesExceededError S3TransferFailedError S3UploadFailedError
  UnknownAPIVersionError
`;
const ROOT = join(import.meta.dirname, "../../../..");
const ENTRIES = ["core", "dynamodb", "resources", "s3-transfer"].map((name) =>
  readFileSync(join(ROOT, `packages/${name}/src/index.ts`), "utf8"),
);
const [, table = ""] = /## Classes without a counterpart\n([^]*?)(?=\n## |$)/.exec(
  readFileSync(join(ROOT, "docs/errors.md"), "utf8"),
)!;
/** First cells of the table. */
const WITHOUT_COUNTERPART = [...table.matchAll(/^\| ([^|]*)\|/gm)].map(([, cell]) => cell).join();

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function isExported(name: string): boolean {
  return ENTRIES.some((entry) => new RegExp(`(?<![\\w.])${name}\\b(?! as )`).test(entry));
}

describe("exceptions of boto3", () => {
  test.each([...words(BOTOCORE), ...words(BOTO3)])("%s is exported, or the documentation says why not", (name) => {
    expect([isExported(name), WITHOUT_COUNTERPART.includes(`\`${name}\``)]).toContain(true);
    expect([isExported(name), WITHOUT_COUNTERPART.includes(`\`${name}\``)]).toContain(false);
  });

  const classes = Object.entries(core).filter(([, value]) => typeof value === "function" && "errorName" in value) as unknown as [
    string,
    { readonly errorName: string; readonly prototype: Error },
  ][];

  test.each(classes)("%s is recognised by its name, also one of another install", (name, ErrorClass) => {
    expect(ErrorClass.errorName).toBe(name);
    const Foreign = class extends Error {
      static readonly errorName: string = name;
    };
    expect(new Foreign() instanceof (ErrorClass as never)).toBe(true);
    expect(core.isError(new Foreign(), ErrorClass)).toBe(true);
    expect(core.isError(new Error("other"), ErrorClass)).toBe(false);
  });

  test("have botocore's roots and texts, also those that nothing raises", () => {
    const endpoint = new core.UnknownEndpointError("s3", "mars-1");
    expect(endpoint).toBeInstanceOf(core.BaseEndpointResolverError);
    expect(endpoint.message).toBe("Unable to construct an endpoint for s3 in region mars-1");
    expect(endpoint.fields).toEqual({ service_name: "s3", region_name: "mars-1" });
    expect(new core.UnknownParameterError("a", "Op", "b, c")).toBeInstanceOf(core.ValidationError);
    expect(new core.InvalidDNSNameError("A_b").message).toMatch(/^Bucket named A_b is not DNS compatible\. Virtual hosted-style/);
    const version = new core.UnknownAPIVersionError("s3", "1999-01-01", "2006-03-01");
    expect(version).toBeInstanceOf(core.DataNotFoundError);
    expect(version).toBeInstanceOf(core.Boto3Error);
    expect(new core.UnknownServiceError("x")).not.toBeInstanceOf(core.Boto3Error);
    expect(version).not.toBeInstanceOf(core.NoVersionFound);
    expect(new core.LoginAuthorizationCodeError("x")).toBeInstanceOf(core.LoginError);
    expect(new core.MissingDependencyException("x").message).toBe("Missing Dependency: x");
  });
});
