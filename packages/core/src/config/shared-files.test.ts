import { readSharedFiles, type SharedFiles } from "./shared-files.ts";

function read(config: string, credentials = ""): SharedFiles {
  return readSharedFiles({ path: "config", text: config }, { path: "credentials", text: credentials });
}

function plain(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(map);
}

describe("shared files", () => {
  test("profiles of the config file need their word, those of the credentials file do not", () => {
    const files = read(
      '[default]\na=1\n[profile one]\na=2\n[profile "two words"]\na=3\n[three]\na=4\n[profile x y]\na=5\n[Profile z]\na=6\n',
      "[three]\nb=1\n",
    );
    expect(plain(files.profiles)).toEqual({ default: { a: "1" }, one: { a: "2" }, "two words": { a: "3" }, three: { b: "1" } });
    expect(plain(files.otherSections)).toEqual({ three: { a: "4" }, "Profile z": { a: "6" } });
  });

  test("the credentials file wins, key by key, and new names come last", () => {
    const files = read("[default]\nregion=a\noutput=json\n[profile p]\n", "[new]\nx=1\n[default]\nregion=b\n");
    expect([...files.profiles.keys()]).toEqual(["default", "p", "new"]);
    expect(files.profiles.get("default")).toEqual({ region: "b", output: "json" });
    expect(files.configProfiles.get("default")).toEqual({ region: "a", output: "json" });
    expect(files.credentialsProfiles.get("default")).toEqual({ region: "b" });
  });

  test("sessions and services have sections of their own", () => {
    const files = read("[sso-session s]\nsso_region = r\n[services t]\ns3 =\n  endpoint_url = u\n");
    expect(plain(files.ssoSessions)).toEqual({ s: { sso_region: "r" } });
    expect(plain(files.services)).toEqual({ t: { s3: { endpoint_url: "u" } } });
  });

  test("a file that cannot be read is named, one that is not there is empty", () => {
    expect(() => read("", "oops")).toThrow("Unable to parse config file: credentials");
    const none = readSharedFiles({ path: "config", text: undefined }, { path: "credentials", text: undefined });
    expect(none.profiles.size).toBe(0);
  });
});
