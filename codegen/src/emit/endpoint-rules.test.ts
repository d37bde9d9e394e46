import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as standardRules from "@boto3/core/codegen/v1/endpoints";
import type { EndpointParameters } from "../../../packages/core/src/endpoints/endpoint.ts";
import { RuleSet } from "../../../packages/core/src/endpoints/rule-set.ts";
import { parseContextPath } from "../../../packages/core/src/endpoints/context-path.ts";
import {
  abbreviate,
  checkContextPath,
  compileRuleSet,
  formDigest,
  ruleSetText,
  type Rule,
  type RuleSetModel,
} from "./endpoint-rules.ts";
import { STANDARD_FORMS } from "./standard-forms.ts";

const ruleSet = (
  rules: Rule[],
  parameters: RuleSetModel["parameters"] = { Region: { type: "string", builtIn: "AWS::Region" } },
): RuleSetModel => ({
  version: "1.0",
  parameters,
  rules,
});
const endpoint = (url: string, more: object = {}): Rule => ({ type: "endpoint", conditions: [], endpoint: { url, ...more } });
const isSet = (ref: string): Rule["conditions"][number] => ({ fn: "isSet", argv: [{ ref }] });

describe("ruleSetText", () => {
  test("trees that decide nothing disappear", () => {
    const nested: Rule = {
      type: "tree",
      conditions: [],
      rules: [{ type: "tree", conditions: [isSet("Region")], rules: [endpoint("https://{Region}")] }],
    };
    expect(ruleSetText(ruleSet([nested]))).toBe('[{"Region":"s@AWS::Region"},[],["?Region"],["https://{Region}"],[],[[0,0]]]');
  });

  test("repeated lists are written once and variables shortened", () => {
    const inner: Rule[] = [{ ...endpoint("https://{Part#name}"), conditions: [isSet("Part")] }, endpoint("https://b")];
    const tree = (value: boolean): Rule => ({
      type: "tree",
      conditions: [
        { fn: "booleanEquals", argv: [{ ref: "Flag" }, value] },
        { fn: "aws.partition", argv: [{ ref: "Region" }], assign: "Part" },
      ],
      rules: inner,
    });
    const text = ruleSetText(
      ruleSet([tree(true), tree(false)], {
        Flag: { type: "Boolean", required: true, default: false },
        Region: { type: "string" },
      }),
    );
    expect(JSON.parse(text)).toEqual([
      { Flag: "b!=false", Region: "s" },
      [],
      [["pa", "{Region}"], "+Flag", "?a", "-Flag"],
      ["https://{a#name}", "https://b"],
      [[[2, 0], [1]]],
      [
        [1, 0, -1],
        [3, 0, -1],
      ],
    ]);
  });

  test("a parameter no rule mentions is left out", () => {
    expect(
      ruleSetText(ruleSet([endpoint("https://{Region}")], { Region: { type: "string" }, Key: { type: "string" } })),
    ).not.toContain("Key");
  });

  test("unknown functions, types and auth schemes are refused by name", () => {
    expect(() => ruleSetText(ruleSet([{ type: "error", conditions: [{ fn: "new", argv: [] }], error: "e" }]), "x")).toThrow(
      'Endpoint rule set of x: function "new" is unknown',
    );
    expect(() => ruleSetText(ruleSet([], { A: { type: "number", required: true } }), "x")).toThrow(
      'parameter type "number" is unknown',
    );
    expect(() =>
      ruleSetText(ruleSet([endpoint("https://x", { properties: { authSchemes: [{ name: "sigv4", extra: 1 }] } })]), "x"),
    ).toThrow("unknown members");
  });
});

test("abbreviated text is shorter and reads the same", () => {
  const text = JSON.stringify([
    { Name: "s" },
    [],
    ["?Name"],
    Array.from({ length: 40 }, (_, index) => `https://{Name}.a.long.name.example.com/${index}`),
    [],
    [[0, 39]],
  ]);
  const short = abbreviate(text);
  expect(short.length).toBeLessThan(text.length / 2);
  expect(new RuleSet(short).resolve({ Name: "n" }).url).toBe("https://n.a.long.name.example.com/39");
});

describe("checkContextPath", () => {
  test.each(["keys(RequestItems)", "A.B", "A[*].Get.B", "A[*].[B.C, D.E][]", "A.B[].C"])(
    "%s is supported by generator and core",
    (path) => {
      checkContextPath(path);
      parseContextPath(path);
    },
  );
  test.each(["A[?b]", "length(A)", "A | B", "{a: b}"])("%s is refused", (path) =>
    expect(() => checkContextPath(path)).toThrow("is not supported"),
  );
});

describe("standard forms", () => {
  const texts: Readonly<Record<string, string>> = { ...standardRules };
  test("core and generator have the same", () => {
    expect(Object.fromEntries(Object.entries(texts).map(([name, text]) => [formDigest(text), name]))).toEqual(STANDARD_FORMS);
  });

  const services = readdirSync("models").filter(
    (name) => existsSync(`models/${name}`) && !name.includes(".") && name !== "overlays",
  );
  const compiled = new Map(services.map((name) => [name, compiledRules(name)]));
  test("most services have one", () => {
    const standard = [...compiled.values()].filter((rules) => typeof rules === "object");
    expect(standard.length).toBeGreaterThan(300);
  });
  test("the text of S3 stays small", () => expect((compiled.get("s3") as string).length).toBeLessThan(12_000));

  const cases = "../shared/conformance/endpoints";
  const recorded = existsSync(cases) ? readdirSync(cases).map((file) => file.replace(".ndjson.gz", "")) : [];
  test.each(recorded.length > 0 ? recorded : ["none recorded"])("endpoints of %s", (service) => {
    if (recorded.length === 0) return;
    const rules = compiled.get(service)!;
    const set = new RuleSet(typeof rules === "string" ? rules : { standard: texts[rules.standard]!, prefix: rules.prefix });
    const lines = gunzipSync(readFileSync(`${cases}/${service}.ndjson.gz`))
      .toString()
      .trim()
      .split("\n");
    for (const line of lines) {
      const { id, params = {}, expect: expected } = JSON.parse(line) as RecordedCase;
      expect({ id, ...outcome(set, params) }).toEqual({ id, ...normalized(expected) });
    }
  });
});

interface RecordedCase {
  id: string;
  params?: EndpointParameters;
  expect: { error?: string; endpoint?: { url: string; headers?: Record<string, string[]>; properties?: object } };
}

function compiledRules(service: string): ReturnType<typeof compileRuleSet> {
  const version = readdirSync(`models/${service}`).toSorted().at(-1);
  const read = (name: string): never => JSON.parse(readFileSync(`models/${service}/${version}/${name}`, "utf8")) as never;
  const { metadata } = read("service-2.json") as { metadata: { endpointPrefix: string } };
  return compileRuleSet(read("endpoint-rule-set-1.json"), { name: service, endpointPrefix: metadata.endpointPrefix });
}

function outcome(set: RuleSet, parameters: EndpointParameters): object {
  try {
    const { url, headers, properties } = set.resolve(parameters);
    return { url, headers, properties };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function normalized({ error, endpoint: found }: RecordedCase["expect"]): object {
  if (!found) return { error };
  const headers = Object.fromEntries(Object.entries(found.headers ?? {}).map(([name, values]) => [name, values[0]]));
  return { url: found.url, headers, properties: found.properties ?? {} };
}
