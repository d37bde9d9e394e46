/**
 * Where credentials are found on 500 machines that chance set up, as botocore found them there (`record-worlds.py`): the place and what it
 * gave, or the error with its text.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Session } from "@boto3/core";

interface World {
  readonly config: string;
  readonly credentials: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly profile: string | null;
  readonly found: readonly unknown[];
}

/** Places that are asked only when credentials are needed. */
const DEFERRED = ["assume-role", "assume-role-with-web-identity", "sso"];

const WORLDS: readonly World[] = gunzipSync(readFileSync(join(import.meta.dirname, "worlds.ndjson.gz")))
  .toString("utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as World);

async function find({ config, credentials, environment, profile }: World): Promise<readonly unknown[]> {
  const files: Readonly<Record<string, string>> = { "~/.aws/config": config, "~/.aws/credentials": credentials };
  const surroundings = {
    environment: (name: string) => environment[name],
    readTextFile: async (path: string) => files[path],
  };
  try {
    const provider = await new Session({ profileName: profile ?? undefined, surroundings }).getCredentialProvider();
    if (!provider) return ["none"];
    if (DEFERRED.includes(provider.method!)) return [provider.method];
    const { accessKeyId, sessionToken = null, accountId = null } = await provider();
    return [provider.method, accessKeyId, sessionToken, accountId];
  } catch (error) {
    const { name, message } = error as Error;
    return ["error", name, message];
  }
}

describe("credentials of machines set up by chance", () => {
  test("are found where botocore finds them", async () => {
    const found: unknown[] = [];
    for (const world of WORLDS) found.push(await find(world));
    const others = WORLDS.flatMap((world, index) =>
      JSON.stringify(found[index]) === JSON.stringify(world.found) ? [] : [{ ...world, ours: found[index] }],
    );
    expect(others).toEqual([]);
    const kinds = new Set(WORLDS.map(({ found: [kind, name] }) => (kind === "error" ? name : kind)));
    expect(kinds.size).toBeGreaterThan(10);
  });
});
