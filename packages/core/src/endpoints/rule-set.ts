/**
 * Evaluates compiled endpoint rules (botocore `endpoint_provider.py`). The generator (`codegen/src/emit/endpoint-rules.ts`)
 * writes a rule set as JSON text of six parts, after the definitions of abbreviations when the text is long:
 *
 * `[parameters, properties, conditions, results, shared, rules]`
 *
 * - parameter, by name: type letter (`s`tring, `b`oolean, string `a`rray), `!` when required, `@` built-in, `=` default
 * - condition: `+x` (is true), `-x` (is false), `?x` (is set), `!x` (is not), or a call `[function and assigned name, ...values]`
 * - value: text with `{name}` or `{name#attribute}` in it, a boolean, a number, or a call
 * - result: an address, `[address, number of properties or -1, headers]`, or `[message]` for an error
 * - rule: the numbers of its conditions, then what follows: the number of a result, a list of rules, or -1 - the number of a
 *   shared list; a rule that is a number is a shared rule
 */
import { EndpointResolutionError } from "../errors/endpoint.ts";
import type { EndpointRules } from "../client/service.ts";
import type { EndpointAuthScheme, EndpointParameters, ResolvedEndpoint } from "./endpoint.ts";
import { attribute, boolean, isSet, RULE_FUNCTIONS } from "./rule-functions.ts";

type Value = string | number | boolean | readonly [string, ...Value[]];
type Result = string | readonly [address: string, properties?: number, headers?: Readonly<Record<string, string>>];
type Rule = number | ReadonlyArray<number | Rules>;
type Rules = readonly Rule[];
type Scope = Record<string, unknown>;
type Getter = (scope: Scope) => unknown;

/** A parameter of a rule set. */
export interface RuleParameter {
  readonly name: string;
  readonly type: "s" | "b" | "a";
  readonly required: boolean;
  /** `AWS::Region`, `SDK::Endpoint`, ... */
  readonly builtIn: string | undefined;
  readonly fallback: string | boolean | readonly string[] | undefined;
}

/** Results a client keeps; boto3 keeps as many. */
const CACHE_SIZE = 100;

const TYPES = {
  s: [(value: unknown): boolean => typeof value === "string", "<class 'str'>"],
  b: [(value: unknown): boolean => typeof value === "boolean", "<class 'bool'>"],
  a: [(value: unknown): boolean => Array.isArray(value), "<class 'tuple'>"],
} as const;

/** The rules of one service, with the latest results. One per client. */
export class RuleSet {
  readonly parameters: readonly RuleParameter[];
  readonly #properties: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly #conditions: ReadonlyArray<Value>;
  readonly #results: readonly Result[];
  readonly #shared: readonly Rules[];
  readonly #rules: Rules;
  readonly #getters: Map<Value, Getter> = new Map();
  #cache: Map<string, ResolvedEndpoint> = new Map();
  #olderCache: Map<string, ResolvedEndpoint> = new Map();
  /** Names assigned by the conditions met so far, to take back when a branch gives nothing. */
  #assigned: string[] = [];

  constructor(rules: EndpointRules) {
    const [parameters, properties, conditions, results, shared, top] = JSON.parse(rulesText(rules));
    this.parameters = Object.entries(parameters as Record<string, string>).map(([name, text]) => readParameter(name, text));
    this.#properties = properties;
    this.#conditions = conditions;
    this.#results = results;
    this.#shared = shared;
    this.#rules = top;
  }

  /**
   * The endpoint for these parameters; parameters the rules do not have are ignored. The result is the caller's to change.
   *
   * @throws EndpointResolutionError when the rules refuse the combination, or a parameter is missing or of a wrong type
   */
  resolve(parameters: EndpointParameters): ResolvedEndpoint {
    let key = "";
    for (const { name } of this.parameters) {
      const value = parameters[name];
      key += value === undefined || value === null ? "\0" : `${typeof value === "object" ? JSON.stringify(value) : value}\x01`;
    }
    let found = this.#cache.get(key);
    if (!found) {
      found = this.#olderCache.get(key) ?? this.#evaluate(parameters);
      if (this.#cache.size >= CACHE_SIZE / 2) [this.#olderCache, this.#cache] = [this.#cache, new Map()];
      this.#cache.set(key, found);
    }
    return { ...found, headers: { ...found.headers } };
  }

  #evaluate(parameters: EndpointParameters): ResolvedEndpoint {
    const scope: Scope = Object.create(null);
    for (const parameter of this.parameters) scope[parameter.name] = acceptedValue(parameter, parameters[parameter.name]);
    this.#assigned = [];
    const found = this.#first(this.#rules, scope);
    if (found) return found;
    const given = this.parameters.map(({ name }) => [name, parameters[name]] as const).filter(([, value]) => isSet(value));
    throw new EndpointResolutionError(`No endpoint found for parameters:\n${given.map(([name, value]) => `${name}: ${printed(value)}`).join("\n")}`);
  }

  /** The result of the first rule of a list that gives one. */
  #first(rules: Rules, scope: Scope): ResolvedEndpoint | undefined {
    for (const entry of rules) {
      const rule = typeof entry === "number" ? (this.#shared[entry] as ReadonlyArray<number | Rules>) : entry;
      const before = this.#assigned.length;
      if (this.#isMet(rule, scope)) {
        const body = rule.at(-1)!;
        if (typeof body === "number" && body >= 0) return this.#result(this.#results[body]!, scope);
        const found = this.#first(typeof body === "number" ? this.#shared[-1 - body]! : body, scope);
        if (found) return found;
      }
      for (const name of this.#assigned.splice(before)) delete scope[name];
    }
    return undefined;
  }

  #isMet(rule: ReadonlyArray<number | Rules>, scope: Scope): boolean {
    for (let index = 0; index < rule.length - 1; index++) {
      const met = this.#condition(this.#conditions[rule[index] as number]!)(scope);
      if (met === false || !isSet(met)) return false;
    }
    return true;
  }

  #result(result: Result, scope: Scope): ResolvedEndpoint {
    const [address, number = -1, headers = {}] = typeof result === "string" ? [result] : result;
    const text = this.#value(address)(scope) as string;
    if (typeof result === "object" && result.length === 1) throw new EndpointResolutionError(text);
    const properties = (number < 0 ? {} : this.#filled(this.#properties[number], scope)) as Record<string, unknown>;
    const schemes = properties["authSchemes"] as readonly Scheme[] | undefined;
    const authSchemes = schemes?.map(readScheme);
    return {
      url: text,
      headers: this.#filled(headers, scope) as Record<string, string>,
      authSchemes,
      properties: authSchemes ? { ...properties, authSchemes } : properties,
    };
  }

  /** A copy of properties with the names in their texts filled in. */
  #filled(value: unknown, scope: Scope): unknown {
    if (typeof value === "string") return this.#value(value)(scope);
    if (Array.isArray(value)) return value.map((item) => this.#filled(item, scope));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#filled(item, scope)]));
  }

  #condition(code: Value): Getter {
    if (typeof code !== "string") return this.#value(code);
    return this.#remember(code, () => {
      const read = reference(code.slice(1));
      switch (code[0]) {
        case "+":
          return (scope) => boolean(read(scope));
        case "-":
          return (scope) => !boolean(read(scope));
        case "?":
          return (scope) => isSet(read(scope));
        default:
          return (scope) => !isSet(read(scope));
      }
    });
  }

  #value(code: Value): Getter {
    if (typeof code === "string") return code.includes("{") ? this.#remember(`=${code}`, () => template(code)) : () => code;
    if (typeof code !== "object") return () => code;
    return this.#remember(code, () => {
      const [head, ...values] = code;
      const compute = RULE_FUNCTIONS[head[0]!];
      if (!compute) throw new EndpointResolutionError(`The endpoint rules use the function "${head[0]}", which this version of @boto3/core does not know. Update @boto3/core.`);
      const name = head.slice(1);
      const getters = values.map((value) => this.#value(value));
      return (scope) => {
        const value = compute(...getters.map((get) => get(scope)));
        if (name !== "") this.#assign(name, value, scope);
        return value;
      };
    });
  }

  #assign(name: string, value: unknown, scope: Scope): void {
    if (name in scope) throw new EndpointResolutionError(`Assignment ${name} already exists in scoped variables and cannot be overwritten`);
    scope[name] = value;
    this.#assigned.push(name);
  }

  #remember(code: Value, make: () => Getter): Getter {
    let getter = this.#getters.get(code);
    if (!getter) this.#getters.set(code, (getter = make()));
    return getter;
  }
}

/** Undoes abbreviations and fills the host prefix into a standard rule set. */
function rulesText(rules: EndpointRules): string {
  if (typeof rules === "object") return rules.standard.replaceAll("%", rules.prefix);
  const parts = rules.split("~");
  return parts.reduceRight((text, definition) => text.replaceAll(definition[0]!, () => definition.slice(1)));
}

function readParameter(name: string, text: string): RuleParameter {
  const [, type, required, builtIn, fallback] = /^(.)(!?)(?:@([^=]+))?(?:=(.*))?$/.exec(text)!;
  return {
    name,
    type: type as RuleParameter["type"],
    required: required === "!",
    builtIn,
    fallback: fallback === undefined ? undefined : JSON.parse(fallback),
  };
}

function acceptedValue(parameter: RuleParameter, value: unknown): unknown {
  const { name, type, fallback, required } = parameter;
  if (isSet(value)) {
    const [accepts, typeName] = TYPES[type];
    if (accepts(value)) return value;
    throw new EndpointResolutionError(`Value (${name}) is the wrong type. Must be ${typeName}.`);
  }
  if (fallback === undefined && required) throw new EndpointResolutionError(`Cannot find value for required parameter ${name}`);
  return fallback;
}

/** A getter of `name` or `name#attribute`. */
function reference(path: string): Getter {
  const [name, inner] = path.split("#") as [string, string?];
  return inner === undefined ? (scope) => scope[name] : (scope) => attribute(scope[name], inner);
}

/** A getter of a text with references; one that is nothing but a reference keeps the value's type. */
function template(text: string): Getter {
  const pieces = text.split(/\{([\w#.[\]]+)\}/);
  if (pieces.length === 3 && pieces[0] === "" && pieces[2] === "") return reference(pieces[1]!);
  const parts = pieces.map((piece, index) => (index % 2 ? reference(piece) : piece));
  return (scope) => {
    let result = "";
    for (const part of parts) result += typeof part === "string" ? part : String(part(scope));
    return result;
  };
}

type Scheme = readonly [name: string, signingName: string | 0, region: string | readonly string[] | 0, encodedOnce?: 1];

function readScheme([name, signingName, region, encodedOnce]: Scheme): EndpointAuthScheme {
  return {
    name,
    ...(signingName !== 0 && { signingName }),
    ...(typeof region === "string" ? { signingRegion: region } : region !== 0 && { signingRegionSet: region }),
    ...(encodedOnce && { disableDoubleEncoding: true }),
  };
}

function printed(value: unknown): string {
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}
