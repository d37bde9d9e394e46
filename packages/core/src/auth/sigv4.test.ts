/** What a signed request looks like beside its signature; `test/fuzz` proves signatures equal to the library's, byte for byte. */
import type { HttpRequest } from "../http/request.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";

describe("direct header signer", () => {
  test("rewrites a Date header in place of x-amz-date, and replaces what an earlier attempt wrote", () => {
    const request: HttpRequest = {
      method: "GET",
      protocol: "https:",
      hostname: "h",
      port: undefined,
      path: "/",
      query: "",
      body: undefined,
      headers: { date: "yesterday", "x-amz-date": "old", authorization: "old" },
    };
    const plan: SigningPlan = {
      signer: "v4",
      signingName: "s",
      region: "r",
      regionSet: undefined,
      unsignedPayload: false,
      doubleEncodePath: true,
      credentials: undefined,
    };
    signV4(request, plan, { accessKeyId: "A", secretAccessKey: "B" }, new Date("2026-01-02T03:04:05Z"));
    expect(request.headers).toEqual({
      date: "Fri, 02 Jan 2026 03:04:05 -0000",
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=A\/20260102\/r\/s\/aws4_request, SignedHeaders=date;host, /,
      ),
    });
  });
});
