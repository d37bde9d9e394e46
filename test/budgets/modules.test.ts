/** How many files a process opens, and how many modules of Node it loads, before and after its first call. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { clientProgram } from "./built-packages.ts";
import { excess, MODULES, PROCESS_TIMEOUT_MS } from "./ceilings.ts";

let server: Server;
let reply = "";
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "boto3-modules-"));
  server = createServer((_, response) => response.end(reply));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

/** The files of our packages and the modules of Node that a program loaded. */
async function loadedBy(program: string): Promise<{ files: string[]; builtins: number }> {
  const folder = mkdtempSync(join(home, "run-"));
  const file = join(folder, "program.mjs");
  writeFileSync(file, `${program}\nprocess.stdout.write(String(process.moduleLoadList.length));\nprocess.exit(0);\n`);
  const coverage = join(folder, "coverage");
  const env = { PATH: process.env["PATH"], HOME: folder, NODE_V8_COVERAGE: coverage, AWS_EC2_METADATA_DISABLED: "true" };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  const files = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), "utf8")) as { result: Array<{ url: string }> };
    return result.map(({ url }) => url).filter((url) => url.includes("/dist/"));
  });
  return { files, builtins: Number(stdout) };
}

/** What every signed request needs of Node, in whatever version. */
function bareRequest(): string {
  const { port } = server.address() as AddressInfo;
  return `import http from "node:http";
import "node:crypto";
await new Promise((resolve) => http.get("http://127.0.0.1:${port}", (reply) => reply.resume().on("end", resolve)));`;
}

describe.each(MODULES)("$service $method", (ceiling) => {
  const { service, method, input } = ceiling;
  const program = (): string => {
    const { port } = server.address() as AddressInfo;
    return clientProgram(service, method, `endpointUrl: "http://127.0.0.1:${port}"`);
  };

  test(
    "opens few files to make a client",
    async () => {
      const { files } = await loadedBy(program());
      const problems = excess({ filesAtStart: files.length }, ceiling);
      expect(problems.length > 0 ? [...problems, ...files] : []).toEqual([]);
    },
    PROCESS_TIMEOUT_MS,
  );

  test(
    "opens few files and loads few modules of Node for its first call",
    async () => {
      reply = ceiling.reply;
      const bare = await loadedBy(bareRequest());
      const { files, builtins } = await loadedBy(`${program()}await client.${method}(${JSON.stringify(input)});`);
      const problems = excess({ files: files.length, builtins: builtins - bare.builtins }, ceiling);
      expect(problems.length > 0 ? [...problems, ...files] : []).toEqual([]);
    },
    PROCESS_TIMEOUT_MS,
  );
});
