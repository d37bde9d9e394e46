/**
 * What a call costs whose credentials and region are in the environment: no shared file is opened, and no module of another source is
 * loaded. Run against the built package in a process of its own, whose loaded scripts V8 lists.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CORE = join(import.meta.dirname, "../../packages/core/dist/index.js");

/** Sources of credentials and what they need, by the names of their built files. */
const SOURCES =
  "assume-role chain container defaults-mode files ini-file instance-metadata json-file-cache legacy-files login metadata-http mfa-prompt monitoring nested-call places process python-json role-session session-cache shared-files sources sso sso-bearer sso-token temporary web-identity";
const LATER = new RegExp(`/core/dist/shared/(${SOURCES.replaceAll(" ", "|")})\\.js$`);

const PRELOAD = `
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
global.opened = [];
for (const [holder, names] of [[fs, ["open", "openSync", "readFile", "readFileSync", "createReadStream"]], [fs.promises, ["open", "readFile"]]]) {
  for (const name of names) {
    const original = holder[name];
    holder[name] = function (path, ...rest) {
      if (String(path).startsWith(process.env.HOME)) global.opened.push(String(path));
      return original.call(this, path, ...rest);
    };
  }
}
syncBuiltinESMExports();
`;

const PROGRAM = `
import { createClient } from ${JSON.stringify(CORE)};
import { defineService, operation } from ${JSON.stringify(CORE.replace("index.js", "codegen/v1/index.js"))};
import { json } from ${JSON.stringify(CORE.replace("index.js", "codegen/v1/json.js"))};
import { regionalRules } from ${JSON.stringify(CORE.replace("index.js", "codegen/v1/endpoints.js"))};
const service = defineService({ name: "shelf", id: "Shelf", className: "Shelf", apiVersion: "1", endpointPrefix: "shelf",
  protocol: json, jsonVersion: "1.0", targetPrefix: "Shelf", endpoints: regionalRules("shelf") });
const body = { bytes: async () => new TextEncoder().encode("{}"), async *stream() { yield new TextEncoder().encode("{}"); }, cancel() {} };
let signed;
const transport = { close() {}, async send({ headers }) { signed = headers.authorization; return { status: 200, reason: "", headers: {}, body }; } };
const client = createClient(service, { getBook: operation("GetBook", "POST /") }, { transport });
await client.getBook();
console.log(JSON.stringify({ signed, opened }));
`;

interface Outcome {
  readonly signed: string;
  readonly opened: readonly string[];
  /** Built files of core that were loaded and belong to a source. */
  readonly loaded: readonly string[];
}

function run(env: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): Outcome {
  const home = mkdtempSync(join(tmpdir(), "boto3-cost-"));
  try {
    mkdirSync(join(home, ".aws"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
    const program = join(home, "program.mjs");
    writeFileSync(program, PROGRAM);
    writeFileSync(join(home, "preload.cjs"), PRELOAD);
    const coverage = join(home, "coverage");
    const { stdout, stderr } = spawnSync(process.execPath, ["--require", join(home, "preload.cjs"), program], {
      env: { PATH: process.env["PATH"], HOME: home, NODE_V8_COVERAGE: coverage, AWS_EC2_METADATA_DISABLED: "true", ...env },
      encoding: "utf8",
    });
    if (!stdout) throw new Error(stderr);
    const { signed, opened } = JSON.parse(stdout) as { signed: string; opened: string[] };
    const scripts = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), "utf8")) as { result: { url: string }[] };
      return result.map(({ url }) => url);
    });
    const loaded = scripts.map((url) => LATER.exec(url)?.[1]).filter((name) => name !== undefined);
    return { signed, opened: opened.filter((path) => path.startsWith(join(home, ".aws"))), loaded: loaded.sort() };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const KEYS = { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "secret" };
const PROFILE = "[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = secret\n";

describe("the cost of credentials", () => {
  test("in the environment: no file, no module of another source", () => {
    const { signed, opened, loaded } = run({ ...KEYS, AWS_REGION: "eu-west-1" });
    expect(signed).toContain("Credential=AKIDENV/");
    expect(opened).toEqual([]);
    expect(loaded).toEqual([]);
  });

  test("in the environment beside a config file: the files, whose settings hold, and no module of another source", () => {
    const files = { ".aws/config": "[default]\nregion = eu-west-2\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = x\n" };
    const { signed, opened, loaded } = run(KEYS, files);
    expect(signed).toMatch(/Credential=AKIDENV\/\d+\/eu-west-2\//);
    // The other file is not there: one attempt to open it.
    expect(opened.map((path) => path.split("/").at(-1)).sort()).toEqual(["config", "credentials"]);
    expect(loaded).toEqual(["files", "ini-file", "shared-files"]);
  });

  test("in a file: the files, and what reads them", () => {
    const { signed, opened, loaded } = run({ AWS_REGION: "eu-west-1" }, { ".aws/credentials": PROFILE });
    expect(signed).toContain("Credential=AKIDFILE/");
    expect(opened.map((path) => path.split("/").at(-1)).sort()).toEqual(["config", "credentials"]);
    expect(loaded).toEqual(["chain", "files", "ini-file", "places", "shared-files"]);
  });

  test("of a program: its module, and none of another source", () => {
    const print = `echo '{"Version": 1, "AccessKeyId": "AKIDPROC", "SecretAccessKey": "s"}'`;
    const { signed, loaded } = run({ AWS_REGION: "eu-west-1" }, { ".aws/config": `[default]\ncredential_process = ${print}\n` });
    expect(signed).toContain("Credential=AKIDPROC/");
    expect(loaded).toEqual(["chain", "files", "ini-file", "places", "process", "shared-files"]);
  });
});
