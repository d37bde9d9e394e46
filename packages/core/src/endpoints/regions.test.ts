import { legacyEndpoint } from "./regions.ts";

const hosts = JSON.stringify({
  aws: [
    [
      ["aws-global", { h: "things.", c: ["us-east-1"] }],
      ["local", { h: "localhost:8000", o: 1 }],
    ],
    { d: "things.dualstack.*.", c: [0, "other"] },
    "aws-global",
  ],
  "aws-cn": [
    [
      ["cn-north-1", {}],
      ["aws-cn-global", { h: "global.*." }],
    ],
    {},
    "aws-cn-global",
    1,
  ],
});
const plain = { dualstack: false, fips: false };
const host = (region: string | undefined, { fips, dualstack } = plain): string =>
  legacyEndpoint(hosts, "things", region, fips, dualstack).hostname;

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
    expect(legacyEndpoint(hosts, "things", "aws-global", false, false)).toMatchObject({
      signingRegion: "us-east-1",
      signingName: undefined,
    });
    expect(legacyEndpoint(hosts, "things", "us-east-1", false, false)).toMatchObject({
      signingRegion: undefined,
      signingName: "other",
    });
  });

  test("an endpoint may be http only", () => expect(legacyEndpoint(hosts, "things", "local", false, false).https).toBe(false));

  test("a service without a global endpoint needs a region", () => {
    expect(() => legacyEndpoint(undefined, "things", undefined, false, false)).toThrow("You must specify a region.");
  });

  test("a variant the partition lacks is refused", () => {
    let error: unknown;
    try {
      legacyEndpoint(hosts, "things", "us-isof-south-1", true, true);
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
