/** Credentials of `aws login`. */
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LATER, on, fake, found } from "../../test/credential-machines.ts";
import { NOON, type World } from "../../test/credential-world.ts";

describe("aws login", () => {
  const session = "arn:aws:iam::111122223333:user/me";
  const file = `.aws/login/cache/${createHash("sha256").update(session).digest("hex")}.json`;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const stored = (expiresAt: string): string =>
    JSON.stringify({
      accessToken: { accessKeyId: "LOGIN", secretAccessKey: "s", sessionToken: "t", accountId: "111122223333", expiresAt },
      refreshToken: "refresh",
      clientId: "arn:aws:signin:::devtools/same-device",
      dpopKey: privateKey.export({ type: "sec1", format: "pem" }),
      idToken: "kept",
    });
  const world = (expiresAt: string, url = "http://127.0.0.1:1"): World => ({
    profileName: "me",
    files: { ".aws/config": `[profile me]\nlogin_session = ${session}\n`, [file]: stored(expiresAt) },
    env: { AWS_ENDPOINT_URL_SIGNIN: url },
  });

  test("gives the keys of the file as long as they last", async () => {
    expect(await found(on(world(LATER)))).toEqual(["login", "LOGIN"]);
  });

  test("renews them with a proof of possession, and keeps the rest of the file", async () => {
    const accessToken = { accessKeyId: "NEW", secretAccessKey: "s2", sessionToken: "t2" };
    const server = await fake(() => [200, { accessToken, tokenType: "aws_sigv4", expiresIn: 900, refreshToken: "refresh-2" }]);
    const place = on(world("2026-01-02T11:59:00Z", server.url));
    expect(await found(place)).toEqual(["login", "NEW"]);
    const [request] = server.received;
    expect(JSON.parse(request!.body)).toEqual({
      clientId: "arn:aws:signin:::devtools/same-device",
      grantType: "refresh_token",
      refreshToken: "refresh",
    });
    const [header, payload, signature] = String(request!.headers["dpop"]).split(".");
    const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, "base64url").toString());
    expect(read(header!)).toMatchObject({ typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", crv: "P-256" } });
    expect(read(payload!)).toMatchObject({ htm: "POST", htu: `${server.url}/v1/token`, iat: NOON / 1000 });
    const key = { key: createPublicKey(privateKey), dsaEncoding: "ieee-p1363" as const };
    expect(verify("sha256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature!, "base64url"))).toBe(true);
    expect(JSON.parse(readFileSync(join(place.home, file), "utf8"))).toMatchObject({
      accessToken: { ...accessToken, accountId: "111122223333", expiresAt: "2026-01-02T12:15:00Z" },
      refreshToken: "refresh-2",
      idToken: "kept",
    });
  });

  test.each([
    ["TOKEN_EXPIRED", "LoginRefreshRequired"],
    ["USER_CREDENTIALS_CHANGED", "LoginRefreshRequired"],
    ["INSUFFICIENT_PERMISSIONS", "LoginInsufficientPermissions"],
    ["SOMETHING", "LoginError"],
  ])("has an error of its own when refused for %s", async (error, name) => {
    const server = await fake(() => [400, { __type: "AccessDeniedException", error, message: "no" }]);
    await expect(found(on(world("2026-01-02T11:59:00Z", server.url)))).rejects.toMatchObject({ name });
  });

  test("says which command to run when nobody logged in", async () => {
    const files = { ".aws/config": `[profile me]\nlogin_session = ${session}\n` };
    await expect(found(on({ profileName: "me", files }))).rejects.toThrow("Please reauthenticate with 'aws login'.");
  });
});
