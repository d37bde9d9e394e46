/**
 * What goes wrong behind each source, and the error that says so. Nothing hangs, and no secret shows: in no error, no log line, no
 * explanation.
 */
import { createHash, generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { machine, NOON, type World } from "../../test/credential-world.ts";
import { startFake, type FakeReply } from "../../test/fake-server.ts";
import { NodeTransport } from "../http/node-transport.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { SendOptions, Transport } from "../http/transport.ts";
import { addLogHandler } from "../observe/loggers.ts";
import { explainCredentials } from "./explain.ts";
import { processProvider } from "./process.ts";

const SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";
const PAST = "2026-01-02T11:00:00Z";
const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

const SSO =
  "[profile s]\nsso_session = m\nsso_account_id = 1\nsso_role_name = r\n[sso-session m]\nsso_region = us-west-2\nsso_start_url = https://x\n";
const ssoWorld = (token: object, env: Record<string, string>): World => ({
  profileName: "s",
  files: { ".aws/config": SSO, [`.aws/sso/cache/${sha1("m")}.json`]: JSON.stringify({ accessToken: SECRET, ...token }) },
  env,
});

/** Sources whose answer comes over the network, and how each is set up to ask a server. */
const SOURCES: Readonly<Record<string, (url: string) => World>> = {
  role: (url) => ({
    profileName: "r",
    files: {
      ".aws/config": `[profile r]\nrole_arn = arn:aws:iam::1:role/rr\nsource_profile = r\naws_access_key_id = A\naws_secret_access_key = ${SECRET}\n`,
    },
    env: { AWS_ENDPOINT_URL_STS: url },
  }),
  "web identity": (url) => ({
    files: { token: SECRET },
    env: { AWS_ENDPOINT_URL_STS: url, AWS_ROLE_ARN: "arn:aws:iam::1:role/web", AWS_WEB_IDENTITY_TOKEN_FILE: "~/token" },
  }),
  sso: (url) => ssoWorld({ expiresAt: "2099-01-01T00:00:00Z" }, { AWS_ENDPOINT_URL_SSO: url }),
  "sso renewal": (url) => {
    const registered = {
      refreshToken: SECRET,
      clientId: "c",
      clientSecret: SECRET,
      registrationExpiresAt: "2099-01-01T00:00:00Z",
    };
    return ssoWorld({ expiresAt: PAST, ...registered }, { AWS_ENDPOINT_URL_SSO_OIDC: url });
  },
  login: (url) => ({
    profileName: "l",
    files: {
      ".aws/config": "[profile l]\nlogin_session = me\n",
      [`.aws/login/cache/${sha256("me")}.json`]: JSON.stringify({
        accessToken: { accessKeyId: "A", secretAccessKey: SECRET, sessionToken: SECRET, accountId: "1", expiresAt: PAST },
        refreshToken: SECRET,
        clientId: "c",
        dpopKey: privateKey.export({ type: "sec1", format: "pem" }),
      }),
    },
    env: { AWS_ENDPOINT_URL_SIGNIN: url },
  }),
  container: (url) => ({
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRET },
  }),
};

const stsReply = (end: string): string =>
  `<R><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>${SECRET}</SecretAccessKey><SessionToken>${SECRET}</SessionToken>` +
  `<Expiration>${end}</Expiration></Credentials></AssumeRoleResult></R>`;
const forWeb = (reply: string): string => reply.replaceAll("AssumeRoleResult", "AssumeRoleWithWebIdentityResult");
const keys = { accessKeyId: "A", secretAccessKey: SECRET, sessionToken: SECRET };

/** Good answers but for their end, which is past. */
const EXPIRED: Readonly<Record<string, FakeReply>> = {
  role: [200, stsReply(PAST)],
  "web identity": [200, forWeb(stsReply(PAST))],
  sso: [200, { roleCredentials: { ...keys, expiration: Date.parse(PAST) } }],
  "sso renewal": [200, { accessToken: SECRET, expiresIn: -3600 }],
  login: [200, { accessToken: keys, tokenType: "aws_sigv4", expiresIn: -3600, refreshToken: SECRET }],
  container: [200, { AccessKeyId: "A", SecretAccessKey: SECRET, Token: SECRET, Expiration: PAST }],
};

/** What the service does, and the error it ends in. */
const FAULTS: [fault: string, reply: FakeReply | "down", error: string][] = [
  ["is down", "down", "EndpointConnectionError"],
  ["is broken", [500, "oops"], "ClientError"],
  ["answers another page", [200, "<html><body>Log in to the network</body></html>"], "ResponseParserError"],
  ["answers half a page", [200, stsReply(PAST).slice(0, -30)], "ResponseParserError"],
  ["answers nothing", [200, ""], "ResponseParserError"],
  ["refuses", [403, '{"__type":"AccessDenied","message":"no"}'], "ClientError"],
  ["says nothing", "hang", "ReadTimeoutError"],
  ["stops in the middle", "stall", "ReadTimeoutError"],
];

/** Where a source does not raise the error of the table: what is no JSON counts as an empty reply, as in botocore. */
const OTHERWISE: Readonly<Record<string, (fault: string) => string | undefined>> = {
  role: (fault) => (/broken|refuses/.test(fault) ? "ResponseParserError" : undefined),
  "web identity": (fault) => (/broken|refuses/.test(fault) ? "ResponseParserError" : undefined),
  sso: (fault) => (/answers/.test(fault) ? "CredentialRetrievalError" : undefined),
  "sso renewal": (fault) => (/answers|broken|refuses/.test(fault) ? "TokenRetrievalError" : undefined),
  login: (fault) => (/answers/.test(fault) ? "LoginTokenLoadError" : undefined),
  container: () => "CredentialRetrievalError",
};

/** A network on which every limit is a fiftieth; keeps what the limits were. */
class Hurried implements Transport {
  readonly #inner: NodeTransport = new NodeTransport({ maxPoolConnections: 10 });
  silenceMs = 0;

  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.silenceMs += options.readTimeoutMs;
    const hurried = { connectTimeoutMs: options.connectTimeoutMs / 50, readTimeoutMs: options.readTimeoutMs / 50 };
    return this.#inner.send(request, { ...options, ...hurried, limitMs: options.limitMs && options.limitMs / 50 });
  }

  close(): void {
    this.#inner.close();
  }
}

interface Failed {
  readonly failure: Error;
  /** Everything a program could see of it. */
  readonly shown: string;
  /** The longest silence that the source would have borne. */
  readonly silenceMs: number;
}

async function fail(source: string, reply: FakeReply | "down"): Promise<Failed> {
  const server = await startFake(() => (reply === "down" ? [200] : reply));
  if (reply === "down") await server.close();
  const transport = new Hurried();
  const place = machine({ ...SOURCES[source]!(server.url), surroundings: { transport } });
  const lines: string[] = [];
  const log = addLogHandler({}, ({ name, message }) => lines.push(`${name}: ${message}`));
  try {
    const failure = await place.session.getCredentials().then(
      () => new Error("no failure"),
      (error: unknown) => error as Error,
    );
    const { silenceMs } = transport;
    const { text } = await explainCredentials(place.session);
    const shown = [inspect(failure, { depth: 12, showHidden: true }), failure.stack, JSON.stringify(failure), text, ...lines];
    expect(lines.length).toBeGreaterThan(0);
    return { failure, shown: shown.join("\n"), silenceMs };
  } finally {
    log[Symbol.dispose]();
    transport.close();
    place.remove();
    if (reply !== "down") await server.close();
  }
}

describe.each(Object.keys(SOURCES))("%s", (source) => {
  test.each(FAULTS)("that %s ends in a named error", async (fault, reply, error) => {
    const { failure, shown, silenceMs } = await fail(source, reply);
    expect(failure.name).toBe(OTHERWISE[source]?.(fault) ?? error);
    expect(shown).not.toContain(SECRET);
    expect(silenceMs).toBeLessThanOrEqual(30_000);
  });

  test("that gives a set which has ended, or whose end is past by a wrong clock, says so", async () => {
    const { failure, shown } = await fail(source, EXPIRED[source]!);
    if (source === "sso renewal")
      expect(failure.message).toBe("Error when retrieving token from sso: Token has expired and refresh failed");
    else {
      expect(failure.name).toBe("CredentialRetrievalError");
      expect(failure.message).toMatch(
        /are still expired\. They ended at .*; the clock of this machine says 2026-01-02T12:00:00\.000Z\.$/,
      );
    }
    expect(shown).not.toContain(SECRET);
  });
});

describe("a clock that is wrong", () => {
  test("is corrected by the service's refusal of a role's signature", async () => {
    const refusal =
      "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error></ErrorResponse>";
    const server = await startFake((_, count) => (count === 1 ? [403, refusal] : [200, stsReply("2026-01-02T13:00:00Z")]));
    const place = machine(SOURCES["role"]!(server.url));
    try {
      expect(await place.session.getCredentials()).toMatchObject({ accessKeyId: "A" });
      const days = server.received.map(({ headers }) => String(headers["x-amz-date"]).slice(0, 8));
      expect(days).toEqual(["20260102", new Date().toISOString().slice(0, 10).replaceAll("-", "")]);
    } finally {
      place.remove();
      await server.close();
    }
  });
});

describe("a program", () => {
  const print = (document: object | string): string =>
    `${process.execPath} -e 'console.log(${JSON.stringify(JSON.stringify(document)).replaceAll("'", "")})'`;
  const whole = { Version: 1, AccessKeyId: "A", SecretAccessKey: SECRET };

  test.each<[string, string, string]>([
    ["is not there", "/no/such/program --password x", "the program /no/such/program could not be run: ENOENT"],
    ["fails", `${process.execPath} -e 'console.error("broker is shut"); process.exit(3)'`, "broker is shut"],
    ["fails without a word", `${process.execPath} -e 'process.exit(3)'`, "the program ended with exit code 3"],
    ["prints no JSON", `${process.execPath} -e 'console.log("${SECRET}")'`, "the program did not print JSON"],
    ["prints another version", print({ ...whole, Version: 2 }), "Unsupported version '2'"],
    ["prints half a pair", print({ Version: 1, AccessKeyId: SECRET }), "Missing required key in response: 'SecretAccessKey'"],
    ["prints a set that has ended", print({ ...whole, Expiration: PAST }), "are still expired. They ended at"],
    ["prints an end that is no date", print({ ...whole, Expiration: "soon" }), "They ended at a time that cannot be read"],
  ])("that %s ends in a named error", async (_, command, message) => {
    const failure: Error = await processProvider(command, undefined, () => NOON).then(
      async (provider) => (await Promise.resolve(provider()).catch((error: unknown) => error)) as Error,
      (error: unknown) => error as Error,
    );
    expect(failure.name).toBe("CredentialRetrievalError");
    expect(failure.message).toContain(message);
    expect(inspect(failure, { depth: 12, showHidden: true }) + JSON.stringify(failure)).not.toMatch(
      new RegExp(`${SECRET}|--password`),
    );
  });

  test("that never ends is ended", async () => {
    const command = `${process.execPath} -e 'setInterval(() => {}, 1000)'`;
    const failure = await processProvider(command, undefined, () => NOON, 300).catch((error: unknown) => error as Error);
    expect((failure as Error).message).toContain("the program ran longer than 0.3 s");
  });
});
