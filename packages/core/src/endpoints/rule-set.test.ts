import type { EndpointRules } from "./endpoint.ts";
import { isValidHostLabel, isVirtualHostableBucket, parseRuleArn, parseUrl, substring, uriEncode } from "./rule-functions.ts";
import { ruleSet } from "./rule-set.ts";

const FUNCTIONS = { s: substring, u: uriEncode, U: parseUrl, h: isValidHostLabel, a: parseRuleArn, v: isVirtualHostableBucket };
const SCHEME = { name: "sigv4", signingName: "x", signingRegion: "{Name}", disableDoubleEncoding: true };

const rules = (
  conditions: unknown[],
  results: unknown[],
  tree: unknown[],
  parameters: Record<string, string> = { Name: "s", Flag: "b=false", List: "a" },
): EndpointRules =>
  ruleSet(JSON.stringify([parameters, [{ authSchemes: [SCHEME], kind: "{Name}" }], conditions, results, [], tree]), FUNCTIONS);

describe("ruleSet", () => {
  test("abbreviations are undone from the last", () => {
    const set = ruleSet('$http~^$s://~|NName~[{"|N":"s"},[],["?|N"],["^{|N}"],[],[[0,0]]]');
    expect(set.resolve({ Name: "host" }).url).toBe("https://host");
  });

  test("a value assigned in a branch that gives nothing is gone", () => {
    const set = rules(
      ["?Name", ["sa", "{Name}", 0, 1, 0], ["=", "{Name}", "never"], "!a"],
      ["https://{Name}"],
      [
        [
          0,
          [
            [1, 2, 0],
            [3, 0],
          ],
        ],
      ],
    );
    expect(set.resolve({ Name: "abc" }).url).toBe("https://abc");
  });

  test("properties and headers are filled in", () => {
    const set = rules(["?Name"], [["https://x", 0, { "x-name": "n-{Name}" }]], [[0, 0]]);
    const scheme = { ...SCHEME, signingRegion: "abc" };
    expect(set.resolve({ Name: "abc" })).toEqual({
      url: "https://x",
      headers: { "x-name": "n-abc" },
      authSchemes: [scheme],
      properties: { kind: "abc", authSchemes: [scheme] },
    });
  });

  test("results are shared by calls with equal parameters", () => {
    const set = rules(["?Name"], [["https://x", -1, { a: "b" }]], [[0, 0]]);
    expect(set.resolve({ Name: "n" })).toBe(set.resolve({ Name: "n" }));
  });

  test("keeps giving right answers beyond what the cache holds", () => {
    const set = rules(["?Name"], ["https://{Name}"], [[0, 0]]);
    const urls = Array.from({ length: 500 }, (_, index) => set.resolve({ Name: `n${index % 170}` }).url);
    expect(urls).toEqual(Array.from({ length: 500 }, (_, index) => `https://n${index % 170}`));
  });

  test("parameters of a wrong type, missing, and unmatched are refused with boto3's texts", () => {
    const set = rules(["?Name"], ["https://{Name}"], [[0, 0]], { Name: "s", Flag: "b", Need: "s!" });
    expect(() => set.resolve({ Need: "n", Name: 5 as never })).toThrow("Value (Name) is the wrong type. Must be <class 'str'>.");
    expect(() => set.resolve({ Need: "n", Flag: "true" })).toThrow("Value (Flag) is the wrong type. Must be <class 'bool'>.");
    expect(() => set.resolve({ Name: "n" })).toThrow("Cannot find value for required parameter Need");
    expect(() => set.resolve({ Need: "n", Flag: true })).toThrow("No endpoint found for parameters:\nFlag: True\nNeed: n");
  });

  test("text functions want text", () => {
    expect(() => rules([["s", "{List}", 0, 1, 0]], ["https://x"], [[0, 0]]).resolve({ List: ["a"] })).toThrow(
      "Input must be a string, not object.",
    );
  });

  test.each([
    [
      ["Uu", "{Name}"],
      "https://h.com:80/a/../b c?",
      "{u#scheme} {u#authority} {u#path} {u#normalizedPath} {u#isIp}",
      "https h.com:80 /a/../b c /b%20c/ false",
    ],
    [["Uu", "{Name}"], "http://[::1]/", "{u#isIp}{u#normalizedPath}", "true/"],
    [["aa", "{Name}"], "arn:aws:s3:r:1:accesspoint/x:y", "{a#accountId} {a#resourceId[2]}", "1 y"],
    [["ue", "{Name}"], "a b!'()*~é", "{e}", "a%20b%21%27%28%29%2A~%C3%A9"],
    [["ss", "{Name}", 1, 3, 1], "abcdef", "{s}", "de"],
  ])("%j of %s", (condition, name, result, expected) => {
    expect(rules([condition], [`{x}${result}`], [[0, 0]]).resolve({ Name: name }).url).toBe(`undefined${expected}`);
  });

  test.each([
    [["U", "{Name}"], "https://h.com/?q"],
    [["U", "{Name}"], "ftp://h.com"],
    [["U", "{Name}"], "https://h.com:port"],
    [["a", "{Name}"], "arn:aws:s3"],
    [["a", "{Name}"], "arn:aws::::x"],
    [["s", "{Name}", 0, 3, 0], "ab"],
    [["s", "{Name}", 0, 1, 0], "é"],
    [["h", "{Name}", 0], "a.b"],
    [["h", "{Name}", 1], "a.-b"],
    [["v", "{Name}", 1], "1.2.3.4"],
    [["v", "{Name}", 0], "Abc"],
    [["v", "{Name}", 0], "ab"],
  ])("%j fails for %s", (condition, name) => {
    const set = rules(
      [condition, "?Name"],
      ["https://met", "https://failed"],
      [
        [0, 0],
        [1, 1],
      ],
    );
    expect(set.resolve({ Name: name }).url).toBe("https://failed");
  });
});
