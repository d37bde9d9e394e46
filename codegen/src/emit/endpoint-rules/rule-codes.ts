/** Functions, arguments and results of rules in compact form. */
import type { Rule, RuleArgument, RuleCall } from "./rule-set-model.ts";

/** Codes of functions, and what core exports for those that its evaluator does not have by itself. */
export const FUNCTIONS: Readonly<Record<string, readonly [code: string, name?: string]>> = {
  isSet: ["?"],
  not: ["!"],
  booleanEquals: ["b"],
  stringEquals: ["="],
  getAttr: ["g"],
  "aws.partition": ["p"],
  substring: ["s", "substring"],
  uriEncode: ["u", "uriEncode"],
  parseURL: ["U", "parseUrl"],
  isValidHostLabel: ["h", "isValidHostLabel"],
  "aws.parseArn": ["a", "parseRuleArn"],
  "aws.isVirtualHostableS3Bucket": ["v", "isVirtualHostableBucket"],
};

/** One function or value in compact form. */
type Compact = string | number | boolean | Compact[];

const SCHEME_MEMBERS = ["name", "signingName", "signingRegion", "signingRegionSet", "disableDoubleEncoding"];

function checkSchemes(schemes: unknown): void {
  for (const scheme of Array.isArray(schemes) ? schemes : []) {
    const strange = Object.keys(scheme as object).filter((member) => !SCHEME_MEMBERS.includes(member));
    if (strange.length > 0) throw new Error(`auth scheme ${JSON.stringify(scheme)} has unknown members`);
  }
}

export function endpointCode(endpoint: NonNullable<Rule["endpoint"]>): unknown {
  const url = stringCode(endpoint.url);
  const headers = Object.entries(endpoint.headers ?? {});
  checkSchemes(endpoint.properties?.["authSchemes"]);
  const properties = Object.keys(endpoint.properties ?? {}).length > 0 ? endpoint.properties! : -1;
  if (headers.length > 0)
    return [url, properties, Object.fromEntries(headers.map(([name, values]) => [name, stringCode(values[0]!)]))];
  return properties === -1 ? url : [url, properties];
}

export function stringCode(value: RuleArgument): string {
  const code = argumentCode(value);
  if (typeof code !== "string") throw new Error(`${JSON.stringify(value)} stands where a string is expected`);
  return code;
}

/** `+a` and `-a` ask for true and false, `?a` and `!a` whether something is set; everything else is a call. */
export function conditionCode(call: RuleCall): Compact {
  if (call.assign === undefined) {
    const [first, second] =
      call.fn.endsWith("Equals") && typeof call.argv[0] !== "object" ? [call.argv[1], call.argv[0]] : call.argv;
    const name = first === undefined ? undefined : pathOf(first);
    if (name !== undefined && call.fn === "booleanEquals" && typeof second === "boolean") return (second ? "+" : "-") + name;
    if (name !== undefined && call.fn === "isSet") return `?${name}`;
    if (call.fn === "not" && isCall(first) && first.fn === "isSet" && first.assign === undefined) {
      const unset = pathOf(first.argv[0]!);
      if (unset !== undefined) return `!${unset}`;
    }
  }
  return callCode(call);
}

function callCode(call: RuleCall): Compact {
  const [code] = FUNCTIONS[call.fn] ?? [];
  if (code === undefined) throw new Error(`function "${call.fn}" is unknown`);
  const argv = call.argv
    .map(argumentCode)
    .map((argument) => (typeof argument === "boolean" && call.fn !== "booleanEquals" ? Number(argument) : argument));
  if (call.fn === "stringEquals" && argv.length === 2 && isReferenceCode(argv[1]) && !isReferenceCode(argv[0])) argv.reverse();
  return [call.assign === undefined ? code : `${code}${call.assign}`, ...argv];
}

function isReferenceCode(code: Compact | undefined): boolean {
  return typeof code === "string" && code.startsWith("{");
}

function argumentCode(value: RuleArgument): Compact {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) throw new Error("list arguments are not supported");
  const path = pathOf(value);
  if (path !== undefined) return `{${path}}`;
  if (isCall(value)) return callCode(value);
  throw new Error(`argument ${JSON.stringify(value)} is unknown`);
}

/** `Name` or `Name#attribute.path[0]` for a reference or an attribute of one. */
function pathOf(value: RuleArgument): string | undefined {
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  if ("ref" in value) return value.ref;
  if (value.fn !== "getAttr" || value.assign !== undefined) return undefined;
  const [from, path] = value.argv;
  const base = from === undefined ? undefined : pathOf(from);
  return base === undefined || base.includes("#") ? undefined : `${base}#${String(path)}`;
}

function isCall(value: RuleArgument | undefined): value is RuleCall {
  return typeof value === "object" && !Array.isArray(value) && "fn" in value;
}
