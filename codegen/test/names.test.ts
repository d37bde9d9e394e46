/** Names of operations over all models, and against what boto3 calls them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findModels } from "../src/load/find-models.ts";
import { loadService } from "../src/load/load-service.ts";
import type { ServiceSource } from "../src/load/service-source.ts";
import { errorCodeOf } from "../src/model/error-code.ts";
import { chooseProtocol } from "../src/model/protocol.ts";
import { camelCase, serviceClassName, snakeCase } from "../src/plan/names.ts";
import { findApiName } from "../../packages/core/src/client/method-name.ts";

const root = join(import.meta.dirname, "../..");
const recordings = join(root, "../shared/conformance/clients.json.gz");

interface RecordedClient {
  service_id: string;
  class_name: string;
  api_version: string;
  protocol: string;
  methods: Record<string, string>;
  paginators: string[];
  waiters: string[];
  exceptions: Record<string, string>;
}

const models = join(root, "models");
const sources: ServiceSource[] = findModels(models).map((folder) => loadService(models, folder, undefined));

describe("operation names", () => {
  test("each of three spellings leads to its operation and no other, over all services", () => {
    let count = 0;
    for (const { name: service, model } of sources) {
      const names = Object.keys(model.operations);
      const owners = new Map<string, string>();
      for (const name of names) {
        count++;
        for (const spelling of new Set([name, camelCase(name), snakeCase(name)])) {
          const owner = owners.get(spelling) ?? name;
          if (owner !== name) throw new Error(`${service}: ${spelling} stands for ${owner} and ${name}`);
          owners.set(spelling, name);
        }
      }
      for (const name of names.slice(0, 3)) {
        for (const spelling of [name, camelCase(name), snakeCase(name)]) expect(findApiName(spelling, names)).toBe(name);
      }
    }
    expect(count).toBe(18_993);
  });

  test("an unknown name leads nowhere", () => {
    expect(findApiName("list_things", ["ListBuckets"])).toBeUndefined();
  });

  const recorded = existsSync(recordings) ? test : test.skip;
  recorded("and other names of clients are boto3's", () => {
    const clients = JSON.parse(gunzipSync(readFileSync(recordings)).toString("utf8")) as Record<string, RecordedClient>;
    for (const source of sources) {
      const client = clients[source.name];
      if (!client) continue;
      const { model } = source;
      const operations = Object.keys(model.operations);
      const byCode = Object.entries(model.shapes)
        .filter(([, shape]) => shape.exception)
        .map(([name, shape]) => [errorCodeOf(name, shape), name]);
      const service = {
        service_id: model.metadata.serviceId,
        class_name: serviceClassName(model.metadata),
        api_version: model.metadata.apiVersion,
        protocol: chooseProtocol(model.metadata),
        methods: Object.fromEntries(operations.map((name) => [snakeCase(name), name])),
        paginators: Object.keys(source.paginators).map(snakeCase).sort(),
        waiters: Object.keys(source.waiters).map(snakeCase).sort(),
        exceptions: Object.fromEntries(byCode),
      };
      const { service_id, class_name, api_version, protocol, methods, paginators, waiters, exceptions } = client;
      const expected = { service_id, class_name, api_version, protocol, methods, exceptions };
      expect({ name: source.name, ...service }).toEqual({
        name: source.name,
        ...expected,
        paginators: [...paginators].sort(),
        waiters: [...waiters].sort(),
      });
    }
  });
});

describe("class names", () => {
  test("are identifiers", () => {
    for (const { name, model } of sources) expect(`${name} ${serviceClassName(model.metadata)}`).toMatch(/^\S+ [A-Za-z]\w*$/);
  });
});
