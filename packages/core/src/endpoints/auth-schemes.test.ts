import type { SigningPlan } from "../auth/signing-plan.ts";
import { resolveAuthType, signingFromEndpoint, type AuthSettings } from "./auth-schemes.ts";
import type { EndpointAuthScheme } from "./endpoint.ts";

const plan = (changes: Partial<SigningPlan> = {}): SigningPlan => ({
  signer: "s3v4",
  signingName: "s3",
  region: "us-east-1",
  regionSet: undefined,
  unsignedPayload: false,
  doubleEncodePath: true,
  credentials: undefined,
  ...changes,
});
const settings = (changes: Partial<AuthSettings> = {}): AuthSettings => ({
  signatureVersion: undefined,
  authSchemePreference: undefined,
  sigv4aSigningRegionSet: undefined,
  ...changes,
});
const changed = (
  schemes: EndpointAuthScheme[] | undefined,
  from: Partial<SigningPlan> = {},
  config: Partial<AuthSettings> = {},
): SigningPlan => {
  const result = plan(from);
  signingFromEndpoint(result, schemes, settings(config));
  return result;
};
const SIGV4: EndpointAuthScheme = {
  name: "sigv4",
  signingName: "s3-outposts",
  signingRegion: "eu-west-1",
  disableDoubleEncoding: true,
};
const SIGV4A: EndpointAuthScheme = {
  name: "sigv4a",
  signingName: "s3-outposts",
  signingRegionSet: ["*"],
  disableDoubleEncoding: true,
};

describe("signingFromEndpoint", () => {
  test("without schemes the plan stays", () => expect(changed(undefined)).toEqual(plan()));
  test("an unsigned plan stays", () => expect(changed([SIGV4], { signer: "none" }).signer).toBe("none"));
  test("takes name, region and path encoding of sigv4", () => {
    expect(changed([SIGV4A, SIGV4])).toMatchObject({
      signer: "s3v4",
      signingName: "s3-outposts",
      region: "eu-west-1",
      doubleEncodePath: false,
    });
  });
  test("sigv4a alone is used, with its region set", () =>
    expect(changed([SIGV4A])).toMatchObject({ signer: "s3v4a", regionSet: ["*"] }));
  test("a configured region set wins", () => {
    expect(changed([SIGV4A], {}, { sigv4aSigningRegionSet: "us-east-1,us-west-2" }).regionSet).toEqual([
      "us-east-1",
      "us-west-2",
    ]);
  });
  test("preference reorders", () =>
    expect(changed([SIGV4, SIGV4A], {}, { authSchemePreference: ["httpBearerAuth", "sigv4a"] }).signer).toBe("s3v4a"));
  test("a requested signer picks its scheme", () =>
    expect(changed([SIGV4, SIGV4A], {}, { signatureVersion: "s3v4a" }).signer).toBe("s3v4a"));
  test("a legacy signer keeps the plan", () =>
    expect(changed([SIGV4], { signer: "s3" }, { signatureVersion: "s3" })).toEqual(plan({ signer: "s3" })));
  test("S3 Express has a signer of its own", () =>
    expect(changed([{ name: "sigv4-s3express", signingName: "s3express" }]).signer).toBe("v4-s3express"));
  test("other services use the plain signer", () =>
    expect(changed([{ name: "sigv4", signingName: "events" }]).signer).toBe("v4"));
  test("unknown schemes are named", () => expect(() => changed([{ name: "sigv9" }])).toThrow("Unknown Signature Version: v9."));
});

describe("resolveAuthType", () => {
  test.each([
    [["aws.auth#sigv4", "smithy.api#httpBearerAuth"], undefined, "v4"],
    [["aws.auth#sigv4a", "aws.auth#sigv4"], undefined, "v4"],
    [["aws.auth#sigv4a"], undefined, "v4a"],
    [["smithy.api#noAuth"], undefined, "none"],
    [["aws.auth#sigv4", "smithy.api#httpBearerAuth"], ["httpBearerAuth"], "bearer"],
    [["aws.auth#sigv4", "smithy.api#noAuth"], ["noAuth"], "none"],
    [["aws.auth#sigv4"], ["unknown"], "v4"],
  ])("%j with preference %j is %s", (trait, preference, expected) => expect(resolveAuthType(trait, preference)).toBe(expected));

  test("an unknown scheme is named", () => expect(() => resolveAuthType(["x#y"])).toThrow("Unknown Signature Version: x#y."));
});
