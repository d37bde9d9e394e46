import {
  dualstackOnlyRules,
  globalDualstackRules,
  govRegionRules,
  implicitDualstackRules,
  regionalGovRules,
  regionalRules,
} from "./standard-rules.ts";

const FIPS = { UseFIPS: true };
const DUALSTACK = { UseDualStack: true };

describe("standard rules", () => {
  test.each([
    [regionalRules, {}, "https://x.us-gov-west-1.amazonaws.com"],
    [regionalRules, FIPS, "https://x-fips.us-gov-west-1.amazonaws.com"],
    [regionalRules, { ...FIPS, ...DUALSTACK }, "https://x-fips.us-gov-west-1.api.aws"],
    [regionalGovRules, FIPS, "https://x.us-gov-west-1.amazonaws.com"],
    [regionalGovRules, { ...FIPS, Region: "us-gov-new-7" }, "https://x.us-gov-new-7.amazonaws.com"],
    [govRegionRules, FIPS, "https://x.us-gov-west-1.amazonaws.com"],
    [govRegionRules, { ...FIPS, Region: "us-gov-new-7" }, "https://x-fips.us-gov-new-7.amazonaws.com"],
    [dualstackOnlyRules, {}, "https://x.us-gov-west-1.api.aws"],
    [globalDualstackRules, { Region: "eu-west-1", ...FIPS }, "https://x-fips.us-east-1.api.aws"],
    [implicitDualstackRules, {}, "https://x.us-gov-west-1.api.aws"],
    [regionalRules, { Endpoint: "http://localhost:1" }, "http://localhost:1"],
  ])("%p with %j: %s", (rules, parameters, url) =>
    expect(rules("x").resolve({ Region: "us-gov-west-1", ...parameters }).url).toBe(url),
  );

  test("a global service is signed for the partition's global region", () => {
    expect(globalDualstackRules("x").resolve({ Region: "us-west-2" }).authSchemes).toEqual([
      { name: "sigv4", signingRegion: "us-east-1" },
    ]);
  });

  test.each([
    [
      { Region: "r", Endpoint: "http://localhost:1", ...FIPS },
      "Invalid Configuration: FIPS and custom endpoint are not supported",
    ],
    [
      { Region: "r", Endpoint: "http://localhost:1", ...DUALSTACK },
      "Invalid Configuration: Dualstack and custom endpoint are not supported",
    ],
    [{}, "Invalid Configuration: Missing Region"],
  ])("%j is refused: %s", (parameters, message) => expect(() => regionalRules("x").resolve(parameters)).toThrow(message));
});
