/**
 * Compiles an endpoint rule set (`endpoint-rule-set-1.json`) to the compact JSON text that core evaluates
 * (`packages/core/src/endpoints/rule-set.ts` states the grammar and reads it).
 *
 * Conditions, results and repeated sub-trees are written once and referred to by number, the most used first; names and
 * documentation the evaluator has no use for are left out. Trees without conditions and trees of one rule are joined with
 * their surroundings: both leave the outcome as it is. Most services share a few forms up to their host prefix; those are held
 * by core once and named here by the digest of their text (`standard-forms.ts`).
 */
import { createHash } from "node:crypto";
import { STANDARD_FORMS } from "./standard-forms.ts";

/** An argument of a rule function. */
export type RuleArgument = string | boolean | number | { ref: string } | RuleCall | RuleArgument[];

export interface RuleCall {
  fn: string;
  argv: RuleArgument[];
  assign?: string;
}

export interface Rule {
  type: string;
  conditions: RuleCall[];
  rules?: Rule[];
  endpoint?: { url: RuleArgument; properties?: Record<string, unknown>; headers?: Record<string, RuleArgument[]> };
  error?: RuleArgument;
}

export interface RuleParameter {
  type: string;
  builtIn?: string;
  default?: unknown;
  required?: boolean;
}

/** `endpoint-rule-set-1.json`. */
export interface RuleSetModel {
  version: string;
  parameters: Record<string, RuleParameter>;
  rules: Rule[];
}

/**
 * What a service's `endpoints.ts` makes its rules of: the name of a form exported by core and the host prefix it lacks, or the
 * text of the service's own rules, the functions it names and the constants with what core adds for such rules.
 */
export type CompiledRules =
  | { readonly standard: string; readonly prefix: string }
  | {
      readonly text: string;
      readonly functions: ReadonlyArray<readonly [code: string, name: string]>;
      readonly extras: readonly string[];
    };

/** Stands for the host prefix in the text of a standard form. */
export const PREFIX_PLACEHOLDER = "%";

/** Codes of functions, and what core exports for those that its evaluator does not have by itself. */
const FUNCTIONS: Readonly<Record<string, readonly [code: string, name?: string]>> = {
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

/** Services with built-in values of their own, or with classes for refusals. */
const EXTRAS: Readonly<Record<string, string>> = {
  events: "eventsRules",
  s3: "s3Rules",
  s3control: "s3ControlRules",
  sts: "stsRules",
};

function extrasOf(text: string, service: RuleService): string[] {
  return [
    ...(service.clientContextParams ? ["contextRules"] : []),
    ...(text.includes("@AWS::Auth::AccountId") ? ["accountRules"] : []),
    ...(EXTRAS[service.name] ? [EXTRAS[service.name]!] : []),
  ];
}

/** What the compiler needs to know about a service. */
export interface RuleService {
  readonly name: string;
  /** Tried first as the host prefix. */
  readonly endpointPrefix: string;
  readonly clientContextParams?: object | undefined;
}

/**
 * Compiles a rule set.
 *
 * @throws Error when the rule set uses a function or type core does not know
 */
export function compileRuleSet(ruleSet: RuleSetModel, service: RuleService): CompiledRules {
  const text = ruleSetText(ruleSet, service.name);
  for (const prefix of hostPrefixes(text, service.endpointPrefix)) {
    const standard = STANDARD_FORMS[formDigest(generalizeRules(text, prefix))];
    if (standard !== undefined) return { standard, prefix };
  }
  const functions = Object.values(FUNCTIONS).flatMap(([code, name]) =>
    name !== undefined && new RegExp(`\\["${code}\\w*",`).test(text) ? [[code, name] as const] : [],
  );
  return { text: text.length > MIN_ABBREVIATED_LENGTH ? abbreviate(text) : text, functions, extras: extrasOf(text, service) };
}

/**
 * Checks that core can evaluate an operation context parameter (`packages/core/src/endpoints/context-path.ts`).
 *
 * @throws Error when the expression needs more of JMESPath
 */
export function checkContextPath(expression: string): void {
  const field = String.raw`\w+(?:\.\w+)*`;
  const path = String.raw`\w+(?:\.\w+|\[\*?\]|\.\[ *${field}(?: *, *${field})* *\])*`;
  if (!new RegExp(String.raw`^(?:${path}|keys\(${path}\))$`).test(expression)) {
    throw new Error(
      `The operation context path "${expression}" is not supported: teach packages/core/src/endpoints/context-path.ts first.`,
    );
  }
}

/** The text of a rule set with its host prefix replaced by the placeholder. */
export function generalizeRules(text: string, prefix: string): string {
  return text.replaceAll(`"https://${prefix}`, `"https://${PREFIX_PLACEHOLDER}`);
}

/** First labels of the URLs in a compiled text, the given one first. */
export function hostPrefixes(text: string, first: string): string[] {
  const found = [...text.matchAll(/"https:\/\/([a-z0-9.-]+?)(?:-fips)?\.(?=\{|[a-z0-9-]+\.)/g)].map((match) => match[1]!);
  return [...new Set([first, ...found])];
}

/** Identifies a standard form in {@link STANDARD_FORMS}. */
export function formDigest(form: string): string {
  return createHash("sha256").update(form).digest("hex").slice(0, 16);
}

/** The compact text of a rule set, before a standard form is looked for. */
export function ruleSetText(ruleSet: RuleSetModel, name = "?"): string {
  try {
    const mentioned = mentionedNames(ruleSet.rules);
    const parameters = Object.fromEntries(
      Object.entries(ruleSet.parameters)
        .filter(([key, parameter]) => parameter.required || mentioned.has(key))
        .map(([key, parameter]) => [key, parameterText(parameter)]),
    );
    const rules = shortenVariables(ruleSet.rules, Object.keys(parameters));
    return JSON.stringify([parameters, ...new RuleWriter().write(rules)]);
  } catch (error) {
    throw new Error(`Endpoint rule set of ${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Names that rules refer to; a parameter among the others (S3's `Key`) cannot change the outcome and would only spoil caching. */
function mentionedNames(rules: readonly Rule[]): Set<string> {
  const names = new Set<string>();
  JSON.stringify(rules, (key, value) => {
    if (key === "ref") names.add(value as string);
    else if (typeof value === "string") for (const match of value.matchAll(/\{(\w+)/g)) names.add(match[1]!);
    return value;
  });
  return names;
}

function parameterText(parameter: RuleParameter): string {
  const type = { string: "s", boolean: "b", stringarray: "a" }[parameter.type.toLowerCase()];
  if (!type) throw new Error(`parameter type "${parameter.type}" is unknown`);
  const builtIn = parameter.builtIn === undefined ? "" : `@${parameter.builtIn}`;
  const fallback = parameter.default === undefined ? "" : `=${JSON.stringify(parameter.default)}`;
  return type + (parameter.required ? "!" : "") + builtIn + fallback;
}

/** Gives the variables that rules assign names of one letter. */
function shortenVariables(rules: readonly Rule[], taken: readonly string[]): Rule[] {
  const names = new Map<string, string>();
  const short = (name: string): string => {
    for (let code = 97; !names.has(name); code++) {
      const candidate = code < 123 ? String.fromCharCode(code) : `v${code}`;
      if (!taken.includes(candidate) && ![...names.values()].includes(candidate)) names.set(name, candidate);
    }
    return names.get(name)!;
  };
  JSON.stringify(rules, (key, value) => (key === "assign" ? short(value as string) : value));
  const inTemplate = (text: string): string =>
    text.replaceAll(/\{(\w+)/g, (whole, name: string) => (names.has(name) ? `{${names.get(name)}` : whole));
  return JSON.parse(JSON.stringify(rules), (key, value) => {
    if (typeof value !== "string") return value;
    return key === "assign" || key === "ref" ? (names.get(value) ?? value) : inTemplate(value);
  });
}

/** Shorter texts gain nothing worth their reading. */
const MIN_ABBREVIATED_LENGTH = 3000;

/** More would make the text still shorter, but its compressed form longer. */
const MOST_DEFINITIONS = 42;

/** Begins symbols of two characters. */
const LONG_SYMBOL = "|";

/**
 * Replaces repeated parts of a long text by symbols: characters it does not use, then pairs of `|` and any character. Each
 * definition, a symbol and what it stands for, precedes the text and a `~`; later ones may use earlier ones, so the reader undoes
 * them from the last.
 */
export function abbreviate(text: string): string {
  if (text.includes("~") || text.includes(LONG_SYMBOL)) return text;
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
    (character) => !`'"\\~${LONG_SYMBOL}`.includes(character),
  );
  const short = printable.filter((character) => !text.includes(character));
  const symbols = [...short, ...printable.map((character) => LONG_SYMBOL + character)].slice(0, MOST_DEFINITIONS);
  const definitions: string[] = [];
  let body = text;
  for (const symbol of symbols) {
    const part = bestRepeat(body, symbol.length);
    if (part === undefined) break;
    definitions.push(symbol + part);
    body = body.replaceAll(part, () => symbol);
  }
  return [...definitions, body].join("~");
}

/** The part of a text whose replacement by a symbol saves most. */
function bestRepeat(text: string, symbolLength: number): string | undefined {
  let best: string | undefined;
  let most = 8;
  for (const length of [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 24, 28, 32, 40, 48, 64]) {
    const ends = new Map<string, { count: number; end: number }>();
    for (let start = 0; start + length <= text.length; start++) {
      const part = text.slice(start, start + length);
      const seen = ends.get(part);
      if (!seen) ends.set(part, { count: 1, end: start + length });
      else if (start >= seen.end) {
        seen.count++;
        seen.end = start + length;
        const saved = seen.count * (length - symbolLength) - length - symbolLength - 1;
        if (saved > most) [best, most] = [part, saved];
      }
    }
  }
  return best;
}

/** One function or value in compact form. */
type Compact = string | number | boolean | Compact[];

/** A rule reduced to what counts; texts serve as identities while rules are shared. */
interface PlainRule {
  readonly conditions: string[];
  /** Text of a result, or the rules of a tree. */
  readonly body: string | PlainRule[];
}

class RuleWriter {
  readonly #uses: Map<string, number> = new Map();
  readonly #identities: WeakMap<object, string> = new WeakMap();
  readonly #sharedNumbers: Map<string, number> = new Map();
  readonly #sharedOutput: unknown[] = [];
  #conditions: Map<string, number> = new Map();
  #results: Map<string, number> = new Map();

  /** Properties, conditions, results, shared parts and the top rule list. */
  write(rules: readonly Rule[]): [unknown[], unknown[], unknown[], unknown[], unknown[]] {
    const plain = joinRules(rules.map(plainRule));
    const conditions: string[] = [];
    const results: string[] = [];
    this.#count(plain, conditions, results);
    this.#conditions = numberByUse(conditions);
    this.#results = numberByUse(results);
    const top = plain.map((rule) => this.#rule(rule));
    const properties: string[] = [];
    const withNumbers = parsed(this.#results).map((result) => numberProperties(result, properties));
    return [properties.map((text) => JSON.parse(text)), parsed(this.#conditions), withNumbers, this.#sharedOutput, top];
  }

  /** Notes how often lists and rules occur; contents of a repeated part count once. */
  #count(rules: PlainRule[], conditions: string[], results: string[]): void {
    if (this.#used(rules) > 1) return;
    for (const rule of rules) {
      if (this.#used(rule) > 1) continue;
      conditions.push(...rule.conditions);
      if (typeof rule.body === "string") results.push(rule.body);
      else this.#count(rule.body, conditions, results);
    }
  }

  #used(part: PlainRule | PlainRule[]): number {
    const identity = this.#identity(part);
    const uses = (this.#uses.get(identity) ?? 0) + 1;
    this.#uses.set(identity, uses);
    return uses;
  }

  #identity(part: PlainRule | PlainRule[]): string {
    let identity = this.#identities.get(part);
    if (identity === undefined) {
      identity = Array.isArray(part)
        ? `[${part.map((rule) => this.#identity(rule)).join()}]`
        : `(${part.conditions.join()}:${typeof part.body === "string" ? part.body : this.#identity(part.body)})`;
      this.#identities.set(part, identity);
    }
    return identity;
  }

  #rule(rule: PlainRule): unknown {
    const write = (): unknown[] => [
      ...rule.conditions.map((condition) => this.#conditions.get(condition)),
      this.#body(rule.body),
    ];
    const worth = rule.conditions.length > 1 || typeof rule.body !== "string";
    return worth ? this.#share(rule, write) : write();
  }

  #body(body: string | PlainRule[]): unknown {
    if (typeof body === "string") return this.#results.get(body);
    const write = (): unknown[] => body.map((rule) => this.#rule(rule));
    const shared = this.#share(body, write);
    return typeof shared === "number" ? -1 - shared : shared;
  }

  #share(part: PlainRule | PlainRule[], write: () => unknown[]): unknown {
    const identity = this.#identity(part);
    if (this.#uses.get(identity) === 1) return write();
    let number = this.#sharedNumbers.get(identity);
    if (number === undefined) {
      const content = write();
      number = this.#sharedOutput.push(content) - 1;
      this.#sharedNumbers.set(identity, number);
    }
    return number;
  }
}

/** Puts the number of a result's properties in their place. */
function numberProperties(result: unknown, properties: string[]): unknown {
  if (!Array.isArray(result) || typeof result[1] !== "object") return result;
  const text = JSON.stringify(result[1]);
  const known = properties.indexOf(text);
  return [result[0], known >= 0 ? known : properties.push(text) - 1, ...result.slice(2)];
}

function parsed(numbers: Map<string, number>): unknown[] {
  return [...numbers.keys()].map((text) => JSON.parse(text));
}

/** Numbers texts by falling use; equal use keeps the order of first occurrence. */
function numberByUse(texts: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  const sorted = [...uses].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  return new Map(sorted.map((text, index) => [text, index]));
}

function plainRule(rule: Rule): PlainRule {
  const conditions = rule.conditions.map((call) => JSON.stringify(conditionCode(call)));
  if (rule.type === "tree") {
    const body = joinRules((rule.rules ?? []).map(plainRule));
    const only = body.length === 1 ? body[0]! : undefined;
    return only ? { conditions: [...conditions, ...only.conditions], body: only.body } : { conditions, body };
  }
  if (rule.type === "error" && rule.error !== undefined) return { conditions, body: JSON.stringify([stringCode(rule.error)]) };
  if (rule.type === "endpoint" && rule.endpoint) return { conditions, body: JSON.stringify(endpointCode(rule.endpoint)) };
  throw new Error(`rule type "${rule.type}" is unknown`);
}

/** Puts the rules of trees without conditions in their place. */
function joinRules(rules: PlainRule[]): PlainRule[] {
  return factored(rules.flatMap((rule) => (rule.conditions.length === 0 && typeof rule.body !== "string" ? rule.body : [rule])));
}

/** Puts neighbours that begin with the same conditions under one rule with these conditions. */
function factored(rules: readonly PlainRule[]): PlainRule[] {
  const result: PlainRule[] = [];
  for (let from = 0; from < rules.length;) {
    const first = rules[from]!.conditions;
    let to = from + 1;
    while (first.length > 0 && rules[to]?.conditions[0] === first[0]) to++;
    const group = rules.slice(from, to);
    if (group.length === 1) result.push(...group);
    else {
      let shared = 1;
      while (first.length > shared && group.every(({ conditions }) => conditions[shared] === first[shared])) shared++;
      const rest = group.map(({ conditions, body }) => ({ conditions: conditions.slice(shared), body }));
      result.push({ conditions: first.slice(0, shared), body: joinRules(rest) });
    }
    from = to;
  }
  return result;
}

const SCHEME_MEMBERS = ["name", "signingName", "signingRegion", "signingRegionSet", "disableDoubleEncoding"];

function checkSchemes(schemes: unknown): void {
  for (const scheme of Array.isArray(schemes) ? schemes : []) {
    const strange = Object.keys(scheme as object).filter((member) => !SCHEME_MEMBERS.includes(member));
    if (strange.length > 0) throw new Error(`auth scheme ${JSON.stringify(scheme)} has unknown members`);
  }
}

function endpointCode(endpoint: NonNullable<Rule["endpoint"]>): unknown {
  const url = stringCode(endpoint.url);
  const headers = Object.entries(endpoint.headers ?? {});
  checkSchemes(endpoint.properties?.["authSchemes"]);
  const properties = Object.keys(endpoint.properties ?? {}).length > 0 ? endpoint.properties! : -1;
  if (headers.length > 0)
    return [url, properties, Object.fromEntries(headers.map(([name, values]) => [name, stringCode(values[0]!)]))];
  return properties === -1 ? url : [url, properties];
}

function stringCode(value: RuleArgument): string {
  const code = argumentCode(value);
  if (typeof code !== "string") throw new Error(`${JSON.stringify(value)} stands where a string is expected`);
  return code;
}

/** `+a` and `-a` ask for true and false, `?a` and `!a` whether something is set; everything else is a call. */
function conditionCode(call: RuleCall): Compact {
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
