import { getBook, Script, service } from "../../test/invented-service.ts";
import { on as machineOn } from "../../test/credential-machines.ts";
import type { World } from "../../test/credential-world.ts";
import { createClient } from "../client/create-client.ts";
import type { Service } from "../client/service.ts";
import { PLACES } from "../credentials/places.ts";
import { PLACE_NAMES } from "../credentials/resolver.ts";
import { fromEnv } from "../credentials/from.ts";
import { EventEmitter } from "../events/event-emitter.ts";
import { registerInitializer, unregisterInitializer } from "./initializers.ts";
import { Session } from "./session.ts";

const KEYS = { AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: "s" };
const FILE = { ".aws/credentials": "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n" };
const on = (world: World): Session => machineOn(world).session;

/** The access key a client of the session signs with. */
async function signer(session: Session): Promise<string | undefined> {
  const transport = new Script({ body: "{}" });
  await createClient(service, { getBook }, { session, transport }).getBook({ Id: "1" });
  return /Credential=(\w+)/.exec(transport.sent[0]!.headers["authorization"]!)?.[1];
}

const vault = { method: "vault", load: async () => ({ accessKeyId: "VAULT", secretAccessKey: "s" }) };

describe("the chain of credentials", () => {
  test("names the places in boto3's order", () => {
    expect(on({}).getComponent("credential_provider").methods).toEqual(PLACES.map(({ method }) => method));
    expect(PLACE_NAMES).toEqual(PLACES.map(({ method }) => method));
  });

  test("takes a place before another, after another, and without another", async () => {
    const before = on({ env: KEYS, files: FILE });
    before.getComponent("credential_provider").insertBefore("env", vault);
    expect(await signer(before)).toBe("VAULT");
    expect((await before.getCredentialProvider())?.method).toBe("vault");
    const after = on({ env: KEYS, files: FILE });
    const chain = after.getComponent("credential_provider");
    chain.insertAfter("env", vault);
    expect(chain.methods.slice(0, 3)).toEqual(["env", "vault", "assume-role"]);
    expect(await signer(after)).toBe("ENV");
    chain.remove("env");
    chain.remove("env");
    expect(await signer(after)).toBe("VAULT");
    chain.remove("vault");
    expect(await signer(after)).toBe("FILE");
  });

  test("goes on where a place has nothing, and ends where one fails", async () => {
    const session = on({ env: KEYS });
    const chain = session.getComponent("credential_provider");
    chain.insertBefore("env", { method: "empty", load: () => undefined });
    expect(await signer(session)).toBe("ENV");
    chain.insertBefore("empty", { method: "broken", load: () => Promise.reject(new Error("the vault is shut")) });
    await expect(signer(session)).rejects.toThrow("the vault is shut");
    chain.remove("broken");
    chain.insertBefore("empty", { method: "half", load: () => ({ accessKeyId: "A", secretAccessKey: "" }) });
    await expect(signer(session)).rejects.toThrow("Partial credentials found in half, missing: secretAccessKey");
  });

  test("keeps what a function of a place supplies, and takes the SDK's own functions", async () => {
    let asked = 0;
    const session = on({});
    session.getComponent("credential_provider").insertBefore("env", {
      method: "vault",
      load: () => async () => ({
        accessKeyId: `V${++asked}`,
        secretAccessKey: "s",
        expiration: new Date(Date.now() + 3_600_000),
      }),
    });
    expect([await signer(session), await signer(session)]).toEqual(["V1", "V1"]);
    const other = on({});
    const { surroundings } = on({ env: KEYS }).configuration;
    other.getComponent("credential_provider").insertBefore("env", { method: "mine", load: () => fromEnv({ surroundings }) });
    expect(await signer(other)).toBe("ENV");
  });

  test("gives single places, and says which are not there", async () => {
    const session = on({ env: KEYS, files: FILE });
    const chain = session.getComponent("credential_provider");
    const file = await chain.getProvider("shared-credentials-file").load();
    expect(await (file as () => unknown)()).toMatchObject({ accessKeyId: "FILE" });
    expect(await chain.getProvider("login").load()).toBeUndefined();
    expect(() => chain.insertBefore("nosuch", vault)).toThrow("Credential named nosuch not found.");
    expect(() => chain.getProvider("nosuch")).toThrow("Credential named nosuch not found.");
  });

  test("names its own places where nothing was found", async () => {
    const session = on({});
    const chain = session.getComponent("credential_provider");
    chain.insertBefore("env", { method: "empty", load: () => undefined });
    await expect(signer(session)).rejects.toThrow(
      /Tried, in this order:\n {2}empty: nothing there\n {2}env: AWS_ACCESS_KEY_ID is not set/,
    );
  });

  test("can be replaced, at once or when it is needed", async () => {
    const session = on({ env: KEYS });
    session.registerComponent("credential_provider", { loadCredentials: vault.load });
    expect(await signer(session)).toBe("VAULT");
    const made: string[] = [];
    session.lazyRegisterComponent("credential_provider", () => {
      made.push("made");
      return { loadCredentials: () => ({ accessKeyId: "LAZY", secretAccessKey: "s" }) };
    });
    expect(made).toEqual([]);
    expect([await signer(session), await signer(session), made.length]).toEqual(["LAZY", "LAZY", 1]);
  });
});

describe("the chain of tokens", () => {
  const bearer: Service = { ...service, auth: ["smithy.api#httpBearerAuth"] };
  const token = async (session: Session): Promise<string | undefined> => {
    const transport = new Script({ body: "{}" });
    await createClient(bearer, { getBook }, { session, transport }).getBook({ Id: "1" });
    return transport.sent[0]!.headers["authorization"];
  };

  test("takes places and asks them for the service", async () => {
    const session = on({ env: { AWS_BEARER_TOKEN_SHELF: "of-env" } });
    const chain = session.getComponent("token_provider");
    expect(chain.methods).toEqual(["env", "sso"]);
    expect(await token(session)).toBe("Bearer of-env");
    const asked: unknown[] = [];
    chain.insertBefore("env", {
      method: "vault",
      loadToken(request) {
        asked.push(request);
        return () => "of-vault";
      },
    });
    expect(await token(session)).toBe("Bearer of-vault");
    expect(asked).toEqual([{ signingName: "shelf" }]);
    chain.remove("vault");
    expect(await token(session)).toBe("Bearer of-env");
    chain.remove("env");
    await expect(token(session)).rejects.toThrow("Unable to locate authorization token");
    expect(await chain.getProvider("sso").loadToken({})).toBeUndefined();
    expect(() => chain.insertAfter("nosuch", { method: "x", loadToken: () => "x" })).toThrow(
      "Token provider named nosuch not found.",
    );
  });

  test("can be replaced", async () => {
    const session = on({});
    session.registerComponent("token_provider", { loadToken: () => "replaced" });
    expect(await token(session)).toBe("Bearer replaced");
  });
});

describe("settings of a session", () => {
  test("set there go before environment and files, for clients made afterwards", async () => {
    const session = on({
      env: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "", AWS_MAX_ATTEMPTS: "2" },
      files: { ".aws/config": "[default]\nparameter_validation = false\n" },
    });
    session.setConfigVariable("region", "eu-west-3");
    session.setConfigVariable("max_attempts", 4);
    session.setConfigVariable("parameter_validation", true);
    const client = await createClient(service, { getBook }, { session }).load();
    expect(client.meta.regionName).toBe("eu-west-3");
    expect(client.meta.config).toMatchObject({ maxAttempts: 4, parameterValidation: true });
    expect(session.regionName).toBe("eu-west-3");
    expect(await session.getConfigVariable("max_attempts")).toBe(4);
    session.getComponent("config_store").clearConfigVariable("max_attempts");
    expect(await session.getConfigVariable("max_attempts")).toBe(2);
    expect(() => session.setConfigVariable("profile", "dev")).toThrow('new Session({ profileName: "..." })');
  });

  test("have the types and defaults of botocore", async () => {
    const session = on({ env: { AWS_USE_FIPS_ENDPOINT: "TRUE" }, files: { ".aws/config": "[default]\nca_bundle = /ca.pem\n" } });
    const names = ["use_fips_endpoint", "ca_bundle", "csm_port", "retry_mode", "config_file", "nobody_knows"];
    expect(await Promise.all(names.map((name) => session.getConfigVariable(name)))).toEqual([
      true,
      "/ca.pem",
      31_000,
      "legacy",
      "~/.aws/config",
      undefined,
    ]);
  });

  test("CFG-12: say which versions of APIs and which folder of models are asked for", async () => {
    const config = "[default]\ndata_path = /opt/models\napi_versions =\n  ec2 = 2015-03-01\n  s3 = 2006-03-01\n";
    const session = on({ files: { ".aws/config": config } });
    expect(await session.getConfigVariable("api_versions")).toEqual({ ec2: "2015-03-01", s3: "2006-03-01" });
    expect(await session.getConfigVariable("data_path")).toBe("/opt/models");
    expect(await on({ env: { AWS_DATA_PATH: "/models" } }).getConfigVariable("data_path")).toBe("/models");
    expect(await on({}).getConfigVariable("api_versions")).toEqual({});
  });

  test("are found elsewhere where the session says so", async () => {
    const session = on({
      env: { AWS_DEFAULT_REGION: "us-east-1", MY_REGION: "eu-west-2", MY_TOOL: "3", MY_PROFILE: "dev" },
      files: { ".aws/config": "[profile dev]\nmy_mode = STANDARD\nmax_attempts = 9\n" },
      sessionVars: {
        region: ["region", "MY_REGION"],
        profile: [null, ["MY_PROFILE", "AWS_PROFILE"]],
        retry_mode: ["my_mode", null, "legacy", (text) => String(text).toLowerCase()],
        max_attempts: ["tries", "MY_TRIES", 7, Number],
        tool: ["tool", "MY_TOOL", 1, Number],
      },
    });
    expect(session.profileName).toBe("dev");
    const client = await createClient(service, { getBook }, { session }).load();
    expect([client.meta.regionName, client.meta.config.retryMode, client.meta.config.maxAttempts]).toEqual([
      "eu-west-2",
      "standard",
      7,
    ]);
    expect(await session.getConfigVariable("tool")).toBe(3);
    session.getComponent("config_store").setConfigProvider("region", () => "ap-southeast-2");
    expect((await createClient(service, { getBook }, { session }).load()).meta.regionName).toBe("ap-southeast-2");
  });
});

describe("components", () => {
  test("that are not there are an error which lists the others", () => {
    const session = on({});
    const text = "Unknown component: data_loader. Components: credential_provider, token_provider, config_store, event_emitter.";
    expect(() => session.getComponent("data_loader" as never)).toThrow(text);
    expect(() => session.registerComponent("data_loader" as never, {} as never)).toThrow(text);
  });

  test("include the emitter, which may be another one", async () => {
    const session = on({ env: KEYS });
    expect(session.getComponent("event_emitter")).toBe(session.events);
    const emitter = new EventEmitter();
    session.lazyRegisterComponent("event_emitter", () => emitter);
    expect(session.events).toBe(emitter);
  });
});

describe("initializers", () => {
  test("are called with each new session, until they are taken back", () => {
    const seen: Session[] = [];
    const initializer = (session: Session): void => void seen.push(session);
    registerInitializer(initializer);
    try {
      const session = new Session({ regionName: "eu-west-1" });
      expect(seen).toEqual([session]);
    } finally {
      unregisterInitializer(initializer);
    }
    const later = new Session();
    expect(seen).not.toContain(later);
  });
});
