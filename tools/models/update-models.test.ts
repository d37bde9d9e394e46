import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWheel } from "./made-up-wheel.ts";
import { updateModels, type ModelUpdateOptions } from "./update-models.ts";

const SHARED = {
  "partitions.json": { partitions: [{ id: "aws", regions: { "us-east-1": { description: "here" } } }] },
  "endpoints.json": { partitions: [] },
  "sdk-default-configuration.json": { base: {}, modes: {}, documentation: { modes: { standard: "<p>prose</p>" } } },
  "_retry.json": { retry: {} },
};
const TEA = {
  metadata: { serviceId: "Tea" },
  documentation: "<p>All about tea</p>",
  operations: { Brew: { name: "Brew", documentation: "<p>Brews</p>", deprecatedMessage: "Use <a>Pour</a>" } },
  shapes: {
    BrewRequest: {
      type: "structure",
      members: { documentation: { shape: "Text", documentation: "<p>A leaflet</p>" }, Cup: { shape: "Text" } },
    },
    Text: { type: "string" },
  },
};
const RULES = { version: "1.0", parameters: { Region: { documentation: "prose", type: "string" } }, rules: [] };

const BOTOCORE = {
  ...SHARED,
  "tea/2019-01-01/service-2.json": { ...TEA, operations: { Old: {} } },
  "tea/2020-01-01/service-2.json.gz": TEA,
  "tea/2020-01-01/service-2.sdk-extras.json": {
    version: 1,
    merge: { shapes: { BrewRequest: { members: { Region: { shape: "Text", documentation: "prose" } } } } },
  },
  "tea/2020-01-01/endpoint-rule-set-1.json.gz": RULES,
  "tea/2020-01-01/waiters-2.json": { version: 2, waiters: { Brewed: { operation: "Brew", description: "prose" } } },
  "tea/2020-01-01/examples-1.json": { examples: {} },
};
const BOTO3 = {
  "tea/2019-01-01/resources-1.json": { service: { actions: {} }, resources: { Old: {} } },
  "tea/2020-01-01/resources-1.json": { service: { actions: {} }, resources: { Pot: {} } },
};

let folder: string;
let options: ModelUpdateOptions;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "models-test-"));
  options = { models: join(folder, "models"), wheels: join(folder, "wheels") };
  await mkdir(join(folder, "models/overlays"), { recursive: true });
  await mkdir(join(folder, "wheels"));
  await writeFile(join(folder, "models/overlays/tea.json"), "{}");
  await saveWheel("botocore", "1.0.0", BOTOCORE);
  await saveWheel("boto3", "2.0.0", BOTO3);
  await recordSource({ botocore: { version: "1.0.0" }, boto3: { version: "2.0.0" } });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saveWheel(project: string, version: string, data: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const bytes = buildWheel(project, version, data);
  await writeFile(join(folder, `wheels/${project}-${version}-py3-none-any.whl`), bytes);
  return bytes;
}

function recordSource(source: unknown): Promise<void> {
  return writeFile(join(folder, "models/source.json"), JSON.stringify(source));
}

async function listModels(): Promise<string[]> {
  const entries = await readdir(options.models, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(options.models.length + 1)).sort();
}

async function readModel(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(options.models, path), "utf8"));
}

describe("model update", () => {
  test("writes the newest version of each service, and nothing else", async () => {
    await updateModels(options);
    expect(await listModels()).toEqual([
      "_retry.json",
      "endpoints.json",
      "overlays/tea.json",
      "partitions.json",
      "sdk-default-configuration.json",
      "source.json",
      "tea/2020-01-01/endpoint-rule-set-1.json",
      "tea/2020-01-01/resources-1.json",
      "tea/2020-01-01/service-2.json",
      "tea/2020-01-01/waiters-2.json",
    ]);
    expect(await readModel("tea/2020-01-01/resources-1.json")).toEqual(BOTO3["tea/2020-01-01/resources-1.json"]);
  });

  test("strips prose, keeps a member named documentation, and merges extras", async () => {
    await updateModels(options);
    expect(await readModel("tea/2020-01-01/service-2.json")).toEqual({
      metadata: { serviceId: "Tea" },
      operations: { Brew: { name: "Brew", deprecatedMessage: "Use Pour" } },
      shapes: {
        BrewRequest: {
          type: "structure",
          members: { documentation: { shape: "Text" }, Cup: { shape: "Text" }, Region: { shape: "Text" } },
        },
        Text: { type: "string" },
      },
    });
    expect(await readModel("tea/2020-01-01/waiters-2.json")).toEqual({ version: 2, waiters: { Brewed: { operation: "Brew" } } });
    expect(await readModel("sdk-default-configuration.json")).toEqual({ base: {}, modes: {} });
  });

  test("records the hash of a release that was not used before", async () => {
    const bytes = await saveWheel("botocore", "1.1.0", BOTOCORE);
    await updateModels({ ...options, botocore: "1.1.0" });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await readModel("source.json")).toMatchObject({ botocore: { version: "1.1.0", sha256 }, boto3: { version: "2.0.0" } });
  });

  test("changes nothing the second time, and removes what a release no longer has", async () => {
    await updateModels(options);
    const before = await stat(join(options.models, "tea/2020-01-01/service-2.json"));
    expect(await updateModels(options)).toMatchObject({ written: [], removed: [] });
    expect((await stat(join(options.models, "tea/2020-01-01/service-2.json"))).mtimeMs).toBe(before.mtimeMs);

    await saveWheel("botocore", "1.2.0", { ...SHARED, "milk/2021-01-01/service-2.json": TEA });
    await updateModels({ ...options, botocore: "1.2.0" });
    expect((await listModels()).filter((path) => path.includes("/"))).toEqual(["milk/2021-01-01/service-2.json", "overlays/tea.json"]);
    expect(await readdir(options.models)).not.toContain("tea");
    expect((await readdir(folder)).sort()).toEqual(["models", "wheels"]);
  });
});

describe("a model update that cannot be", () => {
  async function expectRefusal(message: string, changed: Partial<ModelUpdateOptions> = {}): Promise<void> {
    const before = await listModels();
    const source = await readFile(join(options.models, "source.json"), "utf8");
    const failure = await updateModels({ ...options, ...changed }).then(() => undefined, (error: Error) => error);
    expect(failure?.name).toBe("ModelUpdateError");
    expect(failure?.message).toContain(message);
    expect(failure?.message).not.toContain("\n");
    expect(await listModels()).toEqual(before);
    expect(await readFile(join(options.models, "source.json"), "utf8")).toBe(source);
  }

  test("wheel with another hash than recorded", async () => {
    await recordSource({ botocore: { version: "1.0.0", sha256: "00" }, boto3: { version: "2.0.0" } });
    await expectRefusal("models/source.json records 00 for botocore 1.0.0");
  });

  test("damaged, foreign and empty wheels", async () => {
    const bytes = await saveWheel("botocore", "1.0.0", BOTOCORE);
    await writeFile(join(folder, "wheels/botocore-1.0.0-py3-none-any.whl"), bytes.subarray(0, 700));
    await expectRefusal("Cannot use the wheel of botocore 1.0.0: not a zip archive, or cut off.");
    await writeFile(join(folder, "wheels/botocore-1.0.0-py3-none-any.whl"), buildWheel("urllib3", "9", { "x.json": {} }));
    await expectRefusal("it is not botocore 1.0.0");
    await saveWheel("botocore", "1.0.0", {});
    await expectRefusal("it has no models below botocore/data/");
  });

  test("models that are not as they must be", async () => {
    await saveWheel("botocore", "1.0.0", { ...BOTOCORE, "tea/2020-01-01/service-2.json.gz": "{}" });
    await expectRefusal('tea/2020-01-01/service-2.json is not a service-2 model: its "metadata" is missing');
    await saveWheel("botocore", "1.0.0", { ...BOTOCORE, "tea/2020-01-01/service-2.json.gz": '{"metadata": {' });
    await expectRefusal("cannot read botocore/data/tea/2020-01-01/service-2.json.gz");
    await saveWheel("botocore", "1.0.0", { ...SHARED });
    await expectRefusal("holds no service models");
  });

  test("unknown folders, versions and names of releases", async () => {
    await expectRefusal("No wheel of boto3 7.7", { boto3: "7.7" });
    await expectRefusal("Cannot read the folder of wheels", { wheels: join(folder, "nowhere") });
    await expectRefusal('--boto3 was "latest; rm"', { boto3: "latest; rm" });
  });

  test("no Python, no pip, no network, no such release", async () => {
    const python = join(folder, "python3");
    const download = { wheels: undefined, python };
    await expectRefusal("was not found. Install Python 3 with pip", download);
    for (const [output, message] of [
      ["No module named pip", "has no pip. Install pip"],
      ["NewConnectionError: Temporary failure in name resolution", "the package index cannot be reached"],
      ["ERROR: No matching distribution found for botocore==1.0.0", "pip failed: No matching distribution found"],
    ] as const) {
      await writeFile(python, `#!/bin/sh\necho '${output}' >&2\nexit 1\n`);
      await chmod(python, 0o755);
      await expectRefusal(message, download);
    }
  });
});
