import { inspect } from "node:util";
import type { FoundCredentials, NamedProvider } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

const MINUTE = 60_000;

/** A source whose sets live an hour, with a clock that tests move. */
class Source {
  now = Date.parse("2026-01-02T12:00:00Z");
  fetches = 0;
  failure: Error | undefined;
  lifetime = 60 * MINUTE;
  readonly provider: NamedProvider = refreshing("test", () => this.fetch(), { now: () => this.now });

  async fetch(): Promise<FoundCredentials> {
    const id = ++this.fetches;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.failure) throw this.failure;
    return {
      accessKeyId: `A${id}`,
      secretAccessKey: "very-secret",
      expiration: new Date(this.now + this.lifetime),
      method: "test",
    };
  }
}

describe("refreshing credentials", () => {
  test("are fetched at first use, and then kept", async () => {
    const source = new Source();
    expect(source.fetches).toBe(0);
    await source.provider();
    source.now += 44 * MINUTE;
    expect(source.provider()).toMatchObject({ accessKeyId: "A1" });
    expect(source.fetches).toBe(1);
  });

  test("1,000 calls at the moment of expiry make one fetch", async () => {
    const source = new Source();
    await source.provider();
    source.now += 60 * MINUTE;
    const all = await Promise.all(Array.from({ length: 1000 }, async () => (await source.provider()).accessKeyId));
    expect(new Set(all)).toEqual(new Set(["A2"]));
    expect(source.fetches).toBe(2);
  });

  test("in the advisory window calls go on with the old set while one fetch runs", async () => {
    const source = new Source();
    await source.provider();
    source.now += 46 * MINUTE;
    const all = Array.from({ length: 10 }, () => source.provider());
    expect(all.every((found) => !(found instanceof Promise) && found.accessKeyId === "A1")).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(source.provider()).toMatchObject({ accessKeyId: "A2" });
    expect(source.fetches).toBe(2);
  });

  test("a failure in the advisory window keeps the old set and is not repeated at once", async () => {
    const source = new Source();
    await source.provider();
    source.now += 46 * MINUTE;
    source.failure = new Error("down");
    for (let call = 0; call < 3; call++) {
      expect(await source.provider()).toMatchObject({ accessKeyId: "A1" });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(source.fetches).toBe(2);
    source.now += MINUTE;
    await source.provider();
    expect(source.fetches).toBe(3);
  });

  test("a failure in the mandatory window reaches the caller, and the next call tries again", async () => {
    const source = new Source();
    await source.provider();
    source.now += 51 * MINUTE;
    source.failure = new Error("down");
    await expect(source.provider()).rejects.toThrow("down");
    source.failure = undefined;
    expect(await source.provider()).toMatchObject({ accessKeyId: "A3" });
  });

  test("sets that live shorter than the windows are fetched once a minute, not for every call", async () => {
    const source = new Source();
    source.lifetime = 5 * MINUTE;
    for (let call = 0; call < 5; call++) await source.provider();
    expect(source.fetches).toBe(1);
    source.now += MINUTE;
    await source.provider();
    expect(source.fetches).toBe(2);
  });

  test("a set that a service refused is replaced; an older one that was refused is not", async () => {
    const source = new Source();
    const first = await source.provider();
    source.provider.expire!(first);
    expect(await source.provider()).toMatchObject({ accessKeyId: "A2" });
    source.provider.expire!(first);
    expect(source.provider()).toMatchObject({ accessKeyId: "A2" });
  });

  test.each([
    [
      -1,
      "Credentials were refreshed, but the refreshed credentials are still expired. They ended at 2026-01-02T11:59:59.999Z; the clock of this machine says 2026-01-02T12:00:00.000Z.",
    ],
    [NaN, "They ended at a time that cannot be read"],
  ])("a set that has ended already (%d ms left) is an error that names the clock", async (lifetime, message) => {
    const source = new Source();
    source.lifetime = lifetime;
    await expect(source.provider()).rejects.toThrow(message);
  });

  test("a set without keys is an error that names them", async () => {
    const provider = refreshing("test", async () => ({ method: "test" }) as FoundCredentials);
    await expect(provider()).rejects.toThrow(
      "Error when retrieving credentials from test: Credential refresh failed, response did not contain: access_key, secret_key",
    );
  });

  test("do not show their secret to loggers", async () => {
    const found = await new Source().provider();
    expect(inspect({ found }, { depth: 9 }) + JSON.stringify({ found }) + String(found)).not.toContain("very-secret");
    expect({ ...found }.secretAccessKey).toBe("very-secret");
  });
});
