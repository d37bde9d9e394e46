/** `npx @boto3/sdk doctor` on machines where something is wrong: it says what, and shows no secret. Run against the built package. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const CLI = join(import.meta.dirname, "../../packages/sdk/dist/cli.js");
const SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";
const TOKEN = `.aws/sso/cache/${createHash("sha1").update("https://x").digest("hex")}.json`;

interface World {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

function doctor({ args = [], env = {}, files = {} }: World): { code: number | null; text: string } {
  const home = mkdtempSync(join(tmpdir(), "boto3-doctor-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "doctor", ...args], {
      env: { PATH: process.env["PATH"], HOME: home, AWS_EC2_METADATA_DISABLED: "true", AWS_REGION: "eu-west-1", ...env },
      encoding: "utf8",
      timeout: 30_000,
    });
    return { code: status, text: stdout + stderr };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const KEYS = `aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = ${SECRET}\n`;

describe("the doctor", () => {
  test.each<[string, World, number, string]>([
    [
      "keys in the environment, and an address with a password",
      {
        env: {
          AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
          AWS_SECRET_ACCESS_KEY: SECRET,
          AWS_SESSION_TOKEN: SECRET,
          AWS_ENDPOINT_URL: `http://me:${SECRET}@127.0.0.1:9`,
        },
      },
      0,
      "SQS calls go to http://***@127.0.0.1:9 (AWS_ENDPOINT_URL).",
    ],
    ["keys in a file", { files: { ".aws/credentials": `[default]\n${KEYS}` } }, 0, "Credentials from shared-credentials-file."],
    ["half a pair", { env: { AWS_SECRET_ACCESS_KEY: SECRET, AWS_ACCESS_KEY_ID: "" } }, 1, "env: AWS_ACCESS_KEY_ID is not set"],
    [
      "a program that prints nonsense",
      {
        files: { ".aws/config": `[default]\ncredential_process = ${process.execPath} -p process.env.BROKER\n` },
        env: { BROKER: SECRET },
      },
      1,
      "the program did not print JSON",
    ],
    [
      "a program that is not there",
      { files: { ".aws/config": `[default]\ncredential_process = /no/such --password ${SECRET}\n` } },
      1,
      "the program /no/such could not be run: ENOENT",
    ],
    [
      "a login that has ended",
      {
        files: {
          ".aws/config": "[default]\nsso_account_id = 1\nsso_role_name = r\nsso_region = us-west-2\nsso_start_url = https://x\n",
          [TOKEN]: `{"accessToken":"${SECRET}","expiresAt":"2020-01-01T00:00:00Z"}`,
        },
      },
      1,
      "To refresh this SSO session run aws sso login",
    ],
    [
      "a role whose service is down",
      {
        files: { ".aws/config": `[default]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = default\n${KEYS}` },
        env: { AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1" },
      },
      1,
      "The credentials of assume-role cannot be had: EndpointConnectionError",
    ],
    [
      "an agent that is down",
      {
        env: {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/",
          AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRET,
        },
      },
      1,
      "Error when retrieving credentials from container-role",
    ],
    ["a profile that is not there", { args: ["--profile", "nosuch"] }, 1, "The config profile (nosuch) could not be found"],
    ["a file that is none", { files: { ".aws/credentials": `${SECRET}\n` } }, 1, "Unable to parse config file"],
  ])("with %s", (_, world, code, text) => {
    const seen = doctor(world);
    expect(seen.text).toContain(text);
    expect(seen.text).not.toContain(SECRET);
    expect(seen.code).toBe(code);
  });
});
