import { availableRegions, legacyEndpoint } from "./regions.ts";

const regions = JSON.stringify({
  aws: [
    "eu-west-1 us-east-1 fips-us-east-1",
    [
      ["aws-global", { h: "things.", c: ["us-east-1"] }],
      ["local", { h: "localhost:8000", o: 1 }],
    ],
    { d: "things.dualstack.*.", c: [0, "other"] },
    "aws-global",
  ],
  "aws-cn": ["cn-north-1", [["aws-cn-global", { h: "global.*." }]], {}, "aws-cn-global", 1],
});
const plain = { dualstack: false, fips: false };
const host = (region: string | undefined, variants = plain): string => legacyEndpoint(regions, "things", region, variants).hostname;

describe("availableRegions", () => {
  test("are sorted and regional", () => expect(availableRegions(regions)).toEqual(["eu-west-1", "us-east-1"]));
  test("include pseudo regions on request", () => {
    expect(availableRegions(regions, "aws", { nonRegional: true })).toEqual(["aws-global", "eu-west-1", "fips-us-east-1", "local", "us-east-1"]);
  });
  test("are none for unknown partitions and services", () => expect([availableRegions(regions, "aws-x"), availableRegions(undefined)]).toEqual([[], []]));
});

describe("legacyEndpoint", () => {
  test.each([
    ["us-east-1", plain, "things.us-east-1.amazonaws.com"],
    ["us-new-9", plain, "things.us-new-9.amazonaws.com"],
    ["nowhere", plain, "things.nowhere.amazonaws.com"],
    [undefined, plain, "things.amazonaws.com"],
    ["us-east-1", { dualstack: true, fips: false }, "things.dualstack.us-east-1.amazonaws.com"],
    ["us-east-1", { dualstack: true, fips: true }, "things-fips.us-east-1.api.aws"],
    ["us-iso-east-1", { dualstack: false, fips: true }, "things-fips.us-iso-east-1.c2s.ic.gov"],
    ["us-iso-east-1", { dualstack: true, fips: false }, "things.dualstack.us-iso-east-1.amazonaws.com"],
    ["cn-north-1", plain, "things.cn-north-1.amazonaws.com.cn"],
    ["cn-new-1", plain, "global.aws-cn-global.amazonaws.com.cn"],
  ])("%s %j", (region, variants, expected) => expect(host(region, variants)).toBe(expected));

  test("an endpoint's credential scope replaces that of the service", () => {
    expect(legacyEndpoint(regions, "things", "aws-global", plain)).toMatchObject({ signingRegion: "us-east-1", signingName: undefined });
    expect(legacyEndpoint(regions, "things", "us-east-1", plain)).toMatchObject({ signingRegion: undefined, signingName: "other" });
  });

  test("an endpoint may be http only", () => expect(legacyEndpoint(regions, "things", "local", plain).https).toBe(false));

  test("a service without a global endpoint needs a region", () => {
    expect(() => legacyEndpoint(undefined, "things", undefined, plain)).toThrow("You must specify a region.");
  });

  test("a variant the partition lacks is refused", () => {
    let error: unknown;
    try {
      legacyEndpoint(regions, "things", "us-isof-south-1", { dualstack: true, fips: true });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      name: "EndpointVariantError",
      message: "Unable to construct a modeled endpoint with the following variant(s) ['dualstack', 'fips']: ",
      fields: { error_msg: "Endpoint does not exist for things in region us-isof-south-1" },
    });
  });
});
