import { SignatureV4 } from "@smithy/signature-v4";
import { LibrarySha256 } from "./library-fixture.ts";
import { RequestSigner } from "./request-signer.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token" };
const DATE = new Date("2026-01-02T03:04:05Z");
const signer = new RequestSigner({ credentials, signingName: "execute-api", regionName: "eu-west-1", clock: () => DATE });
const url = "https://abc.execute-api.eu-west-1.amazonaws.com/prod/a%20b/%C3%BC?z=1&a=b:c,d&e&f=%2B+";

describe("requests that no client makes", () => {
  test("are signed as the library signs them", async () => {
    const library = new SignatureV4({
      credentials,
      region: "eu-west-1",
      service: "execute-api",
      sha256: LibrarySha256 as never,
      applyChecksum: false,
    });
    const body = '{"a":1}';
    const headers = await signer.sign({ method: "post", url, headers: { "Content-Type": "application/json" }, body });
    const expected = await library.sign(
      {
        method: "POST",
        protocol: "https:",
        hostname: "abc.execute-api.eu-west-1.amazonaws.com",
        path: "/prod/a%20b/%C3%BC",
        query: { z: "1", a: "b:c,d", e: "", f: "++" },
        headers: { host: "abc.execute-api.eu-west-1.amazonaws.com", "content-type": "application/json" },
        body,
      },
      { signingDate: DATE },
    );
    expect(headers["authorization"]).toBe(expected.headers["authorization"]);
    expect(Object.keys(headers).sort()).toEqual(["authorization", "content-type", "x-amz-date", "x-amz-security-token"]);
  });

  test("become addresses, with credentials of a session or a provider", async () => {
    for (const source of [() => credentials, { getCredentials: () => Promise.resolve(credentials) }]) {
      const presigned = await new RequestSigner({
        credentials: source,
        signingName: "es",
        regionName: "us-east-1",
        clock: () => DATE,
      }).presign({ url: "https://search.example.com:8443/_cat?v=1" }, 60);
      expect(presigned).toMatch(
        /^https:\/\/search\.example\.com:8443\/_cat\?v=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&.*X-Amz-Expires=60/,
      );
    }
  });

  test("say where the payload's hash goes for services that want it in a header", async () => {
    const search = new RequestSigner({ credentials, signingName: "aoss", regionName: "us-east-1", clock: () => DATE });
    expect((await search.sign({ url: "https://a.us-east-1.aoss.amazonaws.com/" }))["x-amz-content-sha256"]).toHaveLength(64);
  });

  test("need an address and credentials", async () => {
    await expect(signer.sign({ url: "abc/def" })).rejects.toThrow("Invalid address to sign: abc/def");
    const nobody = { getCredentials: () => Promise.resolve(undefined) };
    const without = new RequestSigner({ credentials: nobody, signingName: "es", regionName: "r" });
    await expect(without.sign({ url })).rejects.toThrow("Unable to locate credentials");
  });
});
