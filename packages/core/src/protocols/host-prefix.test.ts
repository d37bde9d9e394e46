import { ParamValidationError } from "../errors/validation.ts";
import { hostPrefix } from "./host-prefix.ts";
import { json } from "./json/index.ts";
import { operationFixture } from "./operation-fixture.ts";

const operation = operationFixture(json, "POST /", {
  hostPrefix: "{Keeper}.{Zone}.",
  input: { "Keeper!": { $: "s", host: true }, "Zone!": { $: "s", host: true } },
});

describe("hostPrefix", () => {
  test("fills labels in", () => {
    expect(hostPrefix(operation, { Keeper: "k-1", Zone: "a.b" }, {})).toBe("k-1.a.b.");
  });

  test("is absent without a template, or when the client leaves prefixes out", () => {
    expect(hostPrefix(operationFixture(json, "POST /", {}), {}, {})).toBeUndefined();
    expect(hostPrefix(operation, { Keeper: "k", Zone: "z" }, { injectHostPrefix: false })).toBeUndefined();
  });

  test("is the template itself for an operation without input", () => {
    expect(hostPrefix(operationFixture(json, "POST /", { hostPrefix: "data." }), {}, {})).toBe("data.");
  });

  test("refuses what is no part of a host name, naming every bad label", () => {
    const attempt = (): unknown => hostPrefix(operation, { Keeper: "a/b", Zone: "" }, {});
    expect(attempt).toThrow(ParamValidationError);
    expect(attempt).toThrow(
      "Invalid value for parameter(s): Keeper, Zone. Must contain only alphanumeric characters, hyphen, or period.",
    );
  });
});
