/**
 * Sources of credentials in a browser's bundle: a program without them has none of their code, a program with a role has what that needs,
 * none of it from Node, and it works. Run against the built package.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildResult } from "esbuild";
import { startFake } from "../../packages/core/test/fake-server.ts";

const CORE = join(import.meta.dirname, "../../packages/core/dist/index.js");

/** Built files that look for credentials, or get them from elsewhere. */
const SOURCES =
  /assume-role|chain|container|instance-metadata|json-file-cache|legacy-files|login|metadata-http|mfa-prompt|nested-call|places|process|role-se|session-cache|sources|sso|web-identity/;

type Bundle = BuildResult<{ metafile: true; write: false; outdir: string }>;

function bundle(program: string): Promise<Bundle> {
  return build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir: "out",
    metafile: true,
    write: false,
    logLevel: "silent",
    // Not that of core, which leads `#platform` to Node.
    tsconfigRaw: {},
  }) as Promise<Bundle>;
}

/** Built files of which something is in what the entry loads, now or later; esbuild writes files nobody loads, too. */
function filesOf({ metafile }: Bundle): string[] {
  const { outputs } = metafile;
  const reached = new Set(Object.keys(outputs).filter((path) => path.endsWith("stdin.js")));
  for (const path of reached) for (const { path: next } of outputs[path]!.imports) if (outputs[next]) reached.add(next);
  const inputs = [...reached].flatMap((path) => Object.entries(outputs[path]!.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path.replace(/.*\/core\/dist\//, "")] : []));
}

describe("a bundle for browsers", () => {
  test("with a client or a session has no source of credentials", async () => {
    const program = `import { createClient, Session } from ${JSON.stringify(CORE)}; console.log(createClient, Session);`;
    const files = filesOf(await bundle(program));
    expect(files.filter((file) => SOURCES.test(file))).toEqual([]);
    expect(files.some((file) => /start/.test(file))).toBe(true);
  });

  test("with a role has it without anything of Node, and assumes it by fetch", async () => {
    const exported = `export { fromAssumeRole, fromContainer, fromIni, fromWebToken } from ${JSON.stringify(CORE)};`;
    const made = await bundle(exported);
    const folder = mkdtempSync(join(tmpdir(), "boto3-web-"));
    const server = await startFake(({ path, body }) => {
      const expiration = "2099-01-01T00:00:00Z";
      if (path === "/agent") return [200, { AccessKeyId: "AGENT", SecretAccessKey: "s", Token: "t", Expiration: expiration }];
      const operation = new URLSearchParams(body).get("Action");
      const keys = `<AccessKeyId>${operation}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
      return [
        200,
        `<R><${operation}Result><Credentials>${keys}<Expiration>${expiration}</Expiration></Credentials></${operation}Result></R>`,
      ];
    });
    try {
      expect(filesOf(made).filter((file) => SOURCES.test(file))).toContain("shared/web-sources.js");
      expect(made.outputFiles.filter(({ text }) => /from ?"node:|import\("node:/.test(text)).map(({ path }) => path)).toEqual([]);
      writeFileSync(join(folder, "package.json"), '{"type":"module"}');
      for (const { path, text } of made.outputFiles) writeFileSync(join(folder, path.split("/").at(-1)!), text);
      const web = (await import(pathToFileURL(join(folder, "stdin.js")).href)) as typeof import("@boto3/core");
      const environment = (name: string): string | undefined =>
        ({ AWS_ENDPOINT_URL: server.url, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/agent` })[name];
      const options = { regionName: "eu-west-1", surroundings: { environment }, roleArn: "arn:aws:iam::111122223333:role/r" };
      const credentials = { accessKeyId: "A", secretAccessKey: "s" };
      expect(await web.fromAssumeRole({ ...options, credentials })()).toMatchObject({ accessKeyId: "AssumeRole" });
      expect(await web.fromWebToken({ ...options, token: "t" })()).toMatchObject({ accessKeyId: "AssumeRoleWithWebIdentity" });
      expect(await web.fromContainer(options)()).toMatchObject({ accessKeyId: "AGENT" });
      await expect(async () => web.fromIni()()).rejects.toThrow("fromIni is for Node: give credentials, or a function.");
      await expect(async () => web.fromAssumeRole(options)()).rejects.toThrow("no credentials were given");
      expect(server.received[0]!.headers.authorization).toContain("Credential=A/");
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await server.close();
    }
  });
});
