import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Service } from "../../../packages/core/src/client/service.ts";
import { sts } from "../../../packages/core/src/customizations/sts.ts";
import { resolveClientEndpoint, type ClientEndpointConfig } from "../../../packages/core/src/endpoints/client-endpoint.ts";
import { partitionForRegion } from "../../../packages/core/src/endpoints/partitions.ts";
import { availableRegions } from "../../../packages/core/src/endpoints/available-regions.ts";
import { compileRegions, type CompiledRegions, type LegacyEndpoints, type LegacyPartition } from "./regions.ts";

const partition = (services: LegacyPartition["services"]): LegacyEndpoints => ({
  partitions: [
    {
      partition: "aws",
      regionRegex: "^us\\-\\w+\\-\\d+$",
      dnsSuffix: "amazonaws.com",
      defaults: {
        hostname: "{service}.{region}.{dnsSuffix}",
        protocols: ["https"],
        variants: [
          { tags: ["fips"], hostname: "{service}-fips.{region}.{dnsSuffix}", dnsSuffix: "amazonaws.com" },
          { tags: ["dualstack"], hostname: "{service}.{region}.{dnsSuffix}", dnsSuffix: "api.aws" },
        ],
      },
      services,
    },
  ],
});

describe("compileRegions", () => {
  test("a service that is not in the file has none", () => expect(compileRegions(partition({}), "x")).toBeUndefined());

  test("hosts that equal the defaults are left out", () => {
    const endpoints = {
      "us-east-1": {
        hostname: "x.us-east-1.amazonaws.com",
        variants: [{ tags: ["dualstack"], hostname: "x.us-east-1.api.aws" }],
      },
      "fips-us-east-1": { hostname: "x-fips.us-east-1.amazonaws.com", credentialScope: { region: "us-east-1" } },
    };
    expect(compileRegions(partition({ x: { endpoints } }), "x")).toEqual({
      regions: '{"aws":"us-east-1 fips-us-east-1"}',
      hosts: undefined,
    });
  });

  test("endpoints of one kind share a group", () => {
    const variants = [{ tags: ["fips"], hostname: "fips.x.us-east-1.amazonaws.com" }];
    const endpoints = {
      "us-east-1": { variants },
      "us-west-2": { variants: [{ tags: ["fips"], hostname: "fips.x.us-west-2.amazonaws.com" }] },
      "aws-global": { hostname: "x.amazonaws.com", credentialScope: { region: "us-east-1" }, protocols: ["http"] },
    };
    expect(
      JSON.parse(
        compileRegions(partition({ x: { endpoints, partitionEndpoint: "aws-global", isRegionalized: false } }), "x")!.hosts!,
      ),
    ).toEqual({
      aws: [
        [
          ["us-east-1 us-west-2", { f: "fips.x.*." }],
          ["aws-global", { h: "x.", c: ["us-east-1"], o: 1 }],
        ],
        {},
        "aws-global",
        1,
      ],
    });
  });
});

const CASES = "../shared/conformance";
const read = (name: string): Recorded[] =>
  existsSync(`${CASES}/${name}`)
    ? gunzipSync(readFileSync(`${CASES}/${name}`))
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Recorded)
    : [];

interface Recorded {
  id: string;
  service: string;
  region?: string;
  partition?: string;
  regions?: string[];
  with_non_regional?: string[];
  error?: { message: string };
  config: Record<string, never> & { s3?: Record<string, never> };
}

describe("recorded behaviour", () => {
  const legacy = JSON.parse(readFileSync("models/endpoints.json", "utf8")) as LegacyEndpoints;
  const services = new Map<string, Service & Partial<CompiledRegions>>();
  const serviceNamed = (name: string): Service & Partial<CompiledRegions> => {
    if (!services.has(name)) {
      const version = readdirSync(`models/${name}`).toSorted().at(-1);
      const { metadata } = JSON.parse(readFileSync(`models/${name}/${version}/service-2.json`, "utf8")) as { metadata: Service };
      const customization = name === "sts" ? sts : undefined;
      services.set(name, { ...metadata, customization, ...compileRegions(legacy, metadata.endpointPrefix) });
    }
    return services.get(name)!;
  };

  test("lists of regions, and the partition of a region", () => {
    for (const { id, service, region, partition: name, regions, with_non_regional: all, error } of read(
      "available-regions.ndjson.gz",
    )) {
      if (region !== undefined) {
        const found = (): string => partitionForRegion(region);
        if (error) expect(found).toThrow(error.message);
        else expect(found()).toBe(name);
        continue;
      }
      const compiled = serviceNamed(service).regions;
      expect({
        id,
        regions: availableRegions(compiled, name),
        all: availableRegions(compiled, name, { nonRegional: true }),
      }).toEqual({ id, regions, all });
    }
  });

  test("endpoint, region, partition and signing of clients", () => {
    for (const { id, service, config, ...expected } of read("client-endpoints.ndjson.gz")) {
      expect({ id, ...clientFacts(serviceNamed(service), clientConfig(config)) }).toEqual({ id, ...expected });
    }
  });
});

function clientConfig(config: Recorded["config"]): ClientEndpointConfig {
  return {
    regionName: config["region_name"],
    endpointUrl: config["endpoint_url"],
    useFipsEndpoint: config["use_fips_endpoint"] ?? false,
    useDualstackEndpoint: config["use_dualstack_endpoint"] ?? false,
    useSsl: config["use_ssl"] ?? true,
    signatureVersion: config["signature_version"],
    stsRegionalEndpoints: config["sts_regional_endpoints"] ?? "regional",
    s3: {
      usEast1RegionalEndpoint: config.s3?.["us_east_1_regional_endpoint"],
      useDualstackEndpoint: config.s3?.["use_dualstack_endpoint"],
    },
  };
}

function clientFacts(service: Service, config: ClientEndpointConfig): object {
  try {
    const found = resolveClientEndpoint(service, config);
    return {
      endpoint_url: found.endpointUrl,
      region_name: found.region,
      partition: found.partition,
      signing_name: found.signingName,
      signing_region: found.signingRegion,
      signature_version: found.signatureVersion,
    };
  } catch (error) {
    return { error: { type: (error as Error).name, message: (error as Error).message } };
  }
}
