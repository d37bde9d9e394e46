import { UNSIGNED } from "../client/resolved-config.ts";
import { sts } from "../customizations/sts.ts";
import type { Service } from "../client/service.ts";
import { resolveClientEndpoint, type ClientEndpointConfig } from "./client-endpoint.ts";

const S3 = {
  endpointPrefix: "s3",
  hosts: JSON.stringify({ aws: [[["aws-global", { h: "s3.", c: ["us-east-1"] }]], { d: "s3.dualstack.*." }, "aws-global"] }),
} as Service;
const STS = {
  endpointPrefix: "sts",
  customization: sts,
  hosts: JSON.stringify({ aws: [[["aws-global", { h: "sts.", c: ["us-east-1"] }]], {}, "aws-global"] }),
} as Service;
const SQS = { endpointPrefix: "sqs" } as Service;
const DEFAULTS: ClientEndpointConfig = {
  regionName: "us-east-1",
  endpointUrl: undefined,
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  useSsl: true,
  signatureVersion: undefined,
  stsRegionalEndpoints: "regional",
  s3: {},
};

describe("resolveClientEndpoint", () => {
  test.each<[string, Service, Partial<ClientEndpointConfig>, object]>([
    [
      "S3 in us-east-1 is global",
      S3,
      {},
      { endpointUrl: "https://s3.amazonaws.com", region: "us-east-1", signingRegion: "us-east-1", s3Global: true },
    ],
    [
      "S3 in us-east-1 can be regional",
      S3,
      { s3: { usEast1RegionalEndpoint: "regional" } },
      { endpointUrl: "https://s3.us-east-1.amazonaws.com", s3Global: false },
    ],
    ["S3 needs no region", S3, { regionName: undefined }, { endpointUrl: "https://s3.amazonaws.com", region: "us-east-1" }],
    [
      "S3 at a URL without region",
      S3,
      { regionName: undefined, endpointUrl: "http://localhost:9000" },
      { endpointUrl: "http://localhost:9000", region: "us-east-1", signingRegion: "us-east-1" },
    ],
    [
      "the S3 section decides on dual-stack",
      S3,
      { useDualstackEndpoint: true, s3: { useDualstackEndpoint: false } },
      { useDualstack: false },
    ],
    [
      "S3 dual-stack without region",
      S3,
      { regionName: undefined, useDualstackEndpoint: true },
      { endpointUrl: "https://s3.dualstack.us-east-1.amazonaws.com" },
    ],
    [
      "legacy STS",
      STS,
      { stsRegionalEndpoints: "legacy", regionName: "eu-west-1" },
      { endpointUrl: "https://sts.amazonaws.com", signingRegion: "us-east-1", region: "eu-west-1", stsGlobal: true },
    ],
    [
      "legacy STS in a new region",
      STS,
      { stsRegionalEndpoints: "legacy", regionName: "af-south-1" },
      { endpointUrl: "https://sts.af-south-1.amazonaws.com", stsGlobal: false },
    ],
    [
      "STS without region",
      STS,
      { regionName: undefined },
      { endpointUrl: "https://sts.amazonaws.com", region: "aws-global", signingRegion: "us-east-1", rulesRegion: "aws-global" },
    ],
    [
      "a FIPS pseudo region",
      SQS,
      { regionName: "us-west-2-fips" },
      { endpointUrl: "https://sqs-fips.us-west-2.amazonaws.com", region: "us-west-2", useFips: true },
    ],
    [
      "a URL keeps the region",
      SQS,
      { endpointUrl: "http://localhost" },
      { endpointUrl: "http://localhost", region: "us-east-1", signingRegion: "us-east-1" },
    ],
    ["without TLS", SQS, { useSsl: false }, { endpointUrl: "http://sqs.us-east-1.amazonaws.com" }],
    ["S3 signs its own way", S3, {}, { signatureVersion: "s3v4" }],
    ["a bearer service", { ...SQS, auth: ["smithy.api#httpBearerAuth"] }, {}, { signatureVersion: "bearer" }],
    ["a set signer wins", SQS, { signatureVersion: "v2" }, { signatureVersion: "v2" }],
    ["an anonymous client", SQS, { signatureVersion: UNSIGNED }, { signatureVersion: "none" }],
  ])("%s", (_, service, config, expected) =>
    expect(resolveClientEndpoint(service, { ...DEFAULTS, ...config })).toMatchObject(expected),
  );

  test.each<[string, Partial<ClientEndpointConfig>, string]>([
    ["no region", { regionName: undefined }, "You must specify a region."],
    ["no region with a URL", { regionName: undefined, endpointUrl: "http://localhost" }, "You must specify a region."],
    ["a bad region", { regionName: "us east" }, "Provided region_name 'us east' doesn't match a supported format."],
    ["a bad URL", { endpointUrl: "localhost" }, "Invalid endpoint: localhost"],
  ])("%s is refused", (_, config, message) =>
    expect(() => resolveClientEndpoint(SQS, { ...DEFAULTS, ...config })).toThrow(message),
  );
});
