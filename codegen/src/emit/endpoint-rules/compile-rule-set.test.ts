import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as standardRules from "@boto3/core/codegen/v1/endpoints";
import type { EndpointParameters, EndpointRules } from "../../../../packages/core/src/endpoints/endpoint.ts";
import * as ruleFunctions from "../../../../packages/core/src/endpoints/rule-functions.ts";
import { ruleSet as evaluator, type RuleFunctions } from "../../../../packages/core/src/endpoints/rule-set.ts";
import { parseContextPath } from "../../../../packages/core/src/endpoints/context-path.ts";
import { abbreviate } from "./abbreviate.ts";
import { checkContextPath, compileRuleSet, ruleSetText, type CompiledRules } from "./compile-rule-set.ts";
import type { Rule, RuleSetModel } from "./rule-set-model.ts";
import { STANDARD_FORMS } from "../standard-forms.ts";

const ruleSet = (
  rules: Rule[],
  parameters: RuleSetModel["parameters"] = { Region: { type: "string", builtIn: "AWS::Region" } },
): RuleSetModel => ({
  version: "1.0",
  parameters,
  rules,
});
const SMALL_S3 = 8000;
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
  expect(evaluator(short).resolve({ Name: "n" }).url).toBe("https://n.a.long.name.example.com/39");
});

test("abbreviations do not cut each other", () => {
  // Every printable character but the marks of abbreviations: all symbols are pairs.
  const all = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
    (character) => !`'"\\~|{}`.includes(character),
  );
  const words = Array.from({ length: 60 }, (_, index) => all.slice(index, index + 12).join(""));
  const urls = words.flatMap((word, index) => [
    `https://${word}/${words[(index * 7) % 60]}`,
    `https://${word}.${words[(index * 11) % 60]}`,
  ]);
  const text = JSON.stringify([
    { Name: "s" },
    [],
    urls.map((url) => ["=", "{Name}", url]),
    urls,
    [],
    urls.map((_, index) => [index, index]),
  ]);
  const short = abbreviate(text);
  expect(short.length).toBeLessThan(text.length);
  const rules = evaluator(short);
  for (const url of urls) expect(rules.resolve({ Name: url }).url).toBe(url);
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
  const services = readdirSync("models").filter(
    (name) => existsSync(`models/${name}`) && !name.includes(".") && name !== "overlays",
  );
  const compiled = new Map(services.map((name) => [name, compiledRules(name)]));
  test("most services have one", () => {
    const standard = [...compiled.values()].filter((rules) => "standard" in rules);
    expect(standard.length).toBeGreaterThan(300);
  });
  test("the text of S3 stays small", () => expect((compiled.get("s3") as { text: string }).text.length).toBeLessThan(SMALL_S3));

  const PARAMETERS = [
    undefined,
    "us-east-1",
    "cn-north-1",
    "us-gov-east-1",
    "us-gov-new-1",
    "aws-us-gov-global",
    "us-iso-east-1",
    "eusc-de-east-1",
    "aws-global",
    "nowhere",
  ].flatMap((Region) =>
    [undefined, true].flatMap((UseFIPS) =>
      [undefined, true].flatMap((UseDualStack) =>
        [undefined, "https://e"].map((Endpoint) => ({ Region, UseFIPS, UseDualStack, Endpoint })),
      ),
    ),
  );
  test.each(Object.values(STANDARD_FORMS))("%s does what the rule sets of its services say", (form) => {
    const [service, rules] = [...compiled].find(([, candidate]) => "standard" in candidate && candidate.standard === form)!;
    const modeled = evaluator(ruleSetText(modelOf(service).ruleSet, service));
    const written = functionsOf(rules);
    for (const parameters of PARAMETERS)
      expect({ parameters, ...outcome(written, parameters) }).toEqual({ parameters, ...outcome(modeled, parameters) });
  });

  const cases = "../shared/conformance/endpoints";
  const recorded = existsSync(cases) ? readdirSync(cases).map((file) => file.replace(".ndjson.gz", "")) : [];
  test.each(recorded.length > 0 ? recorded : ["none recorded"])("endpoints of %s", (service) => {
    if (recorded.length === 0) return;
    const set = functionsOf(compiled.get(service)!);
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

function compiledRules(service: string): CompiledRules {
  const { ruleSet: rules, endpointPrefix } = modelOf(service);
  return compileRuleSet(rules, { name: service, endpointPrefix });
}

function modelOf(service: string): { ruleSet: RuleSetModel; endpointPrefix: string } {
  const version = readdirSync(`models/${service}`).toSorted().at(-1);
  const read = (name: string): never => JSON.parse(readFileSync(`models/${service}/${version}/${name}`, "utf8")) as never;
  const { metadata } = read("service-2.json") as { metadata: { endpointPrefix: string } };
  return { ruleSet: read("endpoint-rule-set-1.json"), endpointPrefix: metadata.endpointPrefix };
}

/** The rules as generated code makes them, without what core adds for a service. */
function functionsOf(rules: CompiledRules): EndpointRules {
  if ("standard" in rules) return standardRules[rules.standard as keyof typeof standardRules](rules.prefix);
  const functions = rules.functions.map(([code, name]) => [code, ruleFunctions[name as keyof typeof ruleFunctions]]);
  return evaluator(rules.text, Object.fromEntries(functions) as RuleFunctions);
}

function outcome(set: EndpointRules, parameters: EndpointParameters): object {
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
