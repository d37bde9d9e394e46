/**
 * Picks the model documents out of the botocore and boto3 wheels: the newest API version of every service (as botocore
 * chooses it: the greatest name among those with a `service-2`), extras merged, prose stripped.
 */
import { gunzipSync } from "node:zlib";
import { isJsonObject, parseExactJson, type JsonObject } from "./canonical-json.ts";
import { mergeExtras } from "./merge-extras.ts";
import { ModelUpdateError, reasonOf } from "./model-update-error.ts";
import type { Wheel } from "./obtain-wheel.ts";
import { stripDocumentation } from "./strip-documentation.ts";
import { openZip, type ZipFile } from "./zip-file.ts";

/** Files of one service; the last one comes from boto3. */
const SERVICE_KINDS = ["service-2", "paginators-1", "waiters-2", "endpoint-rule-set-1"] as const;
const RESOURCES = "resources-1";
/** Files about all services. */
const SHARED_KINDS = ["partitions", "endpoints", "sdk-default-configuration", "_retry"] as const;

export interface ModelDocument {
  /** Below `models/`, e.g. `sqs/2012-11-05/service-2.json`. */
  readonly path: string;
  /** E.g. `service-2`. */
  readonly kind: string;
  readonly content: JsonObject;
}

/** Returns every document that `models/` holds, in the order of services. @throws ModelUpdateError */
export function readWheelModels(botocore: Wheel, boto3: Wheel): ModelDocument[] {
  const models = new WheelData(botocore);
  const resources = new WheelData(boto3);
  const documents: ModelDocument[] = [];
  for (const kind of SHARED_KINDS) {
    const content = models.read(kind);
    if (content === undefined) throw models.unusable(`it has no data/${kind}.json`);
    documents.push({ path: `${kind}.json`, kind, content: stripDocumentation(content, kind) });
  }
  for (const service of models.services()) {
    const version = models.newestVersion(service, "service-2");
    if (version === undefined) continue;
    for (const kind of SERVICE_KINDS) add(models, `${service}/${version}`, `${service}/${version}`, kind);
    const resourceVersion = resources.newestVersion(service, RESOURCES);
    if (resourceVersion !== undefined) {
      add(resources, `${service}/${resourceVersion}`, `${service}/${version}`, RESOURCES);
    }
  }
  return documents;

  function add(wheel: WheelData, source: string, target: string, kind: string): void {
    const content = wheel.read(`${source}/${kind}`);
    if (content === undefined) return;
    documents.push({ path: `${target}/${kind}.json`, kind, content: stripDocumentation(content, kind) });
  }
}

/** The `data/` folder inside a wheel. */
class WheelData {
  readonly #wheel: Wheel;
  readonly #zip: ZipFile;
  /** Path below data/ without `.json` or `.json.gz` -> entry name. */
  readonly #entries: Map<string, string> = new Map();

  constructor(wheel: Wheel) {
    this.#wheel = wheel;
    try {
      this.#zip = openZip(wheel.bytes);
    } catch (error) {
      throw this.unusable(reasonOf(error));
    }
    const { project, version } = wheel;
    if (!this.#zip.names.includes(`${project}-${version}.dist-info/METADATA`)) {
      throw this.unusable(`it is not ${project} ${version}`);
    }
    const data = `${project}/data/`;
    for (const name of this.#zip.names) {
      const match = name.startsWith(data) ? /^(.*)\.json(?:\.gz)?$/.exec(name.slice(data.length)) : null;
      if (match !== null) this.#entries.set(match[1]!, name);
    }
    if (this.#entries.size === 0) throw this.unusable(`it has no models below ${data}`);
  }

  services(): string[] {
    const names = new Set<string>();
    for (const path of this.#entries.keys()) if (path.includes("/")) names.add(path.slice(0, path.indexOf("/")));
    return [...names].sort();
  }

  newestVersion(service: string, kind: string): string | undefined {
    const versions: string[] = [];
    for (const path of this.#entries.keys()) {
      const [name, version, file] = path.split("/");
      if (name === service && file === kind) versions.push(version!);
    }
    return versions.sort().at(-1);
  }

  /** One document with its extras merged, or undefined when the wheel has none. */
  read(path: string): JsonObject | undefined {
    const model = this.#parse(path);
    if (model === undefined) return undefined;
    const extras = this.#parse(`${path}.sdk-extras`);
    return extras === undefined ? model : mergeExtras(model, extras);
  }

  #parse(path: string): JsonObject | undefined {
    const name = this.#entries.get(path);
    if (name === undefined) return undefined;
    try {
      const bytes = this.#zip.read(name);
      const value = parseExactJson((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
      if (!isJsonObject(value)) throw new Error("it is not a JSON object");
      return value;
    } catch (error) {
      throw this.unusable(`cannot read ${name}: ${reasonOf(error)}`);
    }
  }

  unusable(reason: string): ModelUpdateError {
    const { project, version } = this.#wheel;
    return new ModelUpdateError(`Cannot use the wheel of ${project} ${version}: ${reason}.`);
  }
}
