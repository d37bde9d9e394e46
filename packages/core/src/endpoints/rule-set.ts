/**
 * Evaluates compiled endpoint rules (botocore `endpoint_provider.py`). The generator (`codegen/src/emit/endpoint-rules`)
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
 *
 * Results are kept, so what is computed here is computed once per combination of parameters.
 */
import type { OperationModel } from "../client/operation.ts";
import type { Service } from "../client/service.ts";
import { EndpointResolutionError, UnknownEndpointResolutionBuiltInName } from "../errors/endpoint.ts";
import { usualBuiltIns, type BuiltIns } from "./built-ins.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import type { EndpointAuthScheme, EndpointConfig, EndpointParameters, EndpointRules, ResolvedEndpoint } from "./endpoint.ts";
import { rulesPartition } from "./partitions.ts";

type Value = string | number | boolean | readonly [string, ...Value[]];
type Result = string | readonly [address: string, properties?: number, headers?: Readonly<Record<string, string>>];
type Rule = ReadonlyArray<number | Rules>;
type Rules = ReadonlyArray<number | Rule>;
type Scope = Record<string, unknown>;
type AddInput = (parameters: EndpointParameters, input: Readonly<Record<string, unknown>>) => void;
type RuleFunction = (...values: never[]) => unknown;

/** A parameter of a rule set. */
export interface RuleParameter {
  readonly name: string;
  readonly type: keyof typeof TYPES;
  readonly required: string;
  /** `AWS::Region`, `SDK::Endpoint`, ... */
  readonly builtIn: string | undefined;
  readonly fallback: EndpointParameters[string];
}

interface Parts {
  readonly parameters: readonly RuleParameter[];
  readonly properties: readonly unknown[];
  readonly conditions: readonly Value[];
  readonly results: readonly Result[];
  readonly shared: readonly Rule[];
  readonly rules: Rules;
}

/** Functions of endpoint rules by the codes that compiled rule sets use; undefined, null and false make a condition fail. */
export type RuleFunctions = Readonly<Record<string, RuleFunction>>;

/** What the rules of some services need beside: built-in values, settings, and classes of refusals. */
export interface RuleExtras {
  readonly builtIns?: BuiltIns;
  /** Settings that are parameters by their own name; they win over built-in values. */
  readonly context?: (config: EndpointConfig, service: Service) => Readonly<Record<string, unknown>>;
  readonly accountParameter?: (config: EndpointConfig, parameters: readonly RuleParameter[]) => string | undefined;
  readonly refine?: EndpointRules["refine"];
}

/** Results that are kept; boto3 keeps as many. */
const CACHE_SIZE = 100;

/** Type of a parameter in JavaScript and in boto3's messages. */
const TYPES = { s: ["string", "str"], b: ["boolean", "bool"], a: ["object", "tuple"] } as const;

/** What every rule set may use. */
const FUNCTIONS: RuleFunctions = {
  "?": isSet,
  "!": (value: unknown) => !value,
  b: (a: unknown, b: unknown) => a === b,
  "=": (a: unknown, b: unknown) => a === b,
  g: (value: unknown, path: string) => attribute(value, path),
  p: rulesPartition,
};

/**
 * Makes the rules of a service from their compiled text, which is read at the first call.
 *
 * @param functions - those among the functions of `rule-functions.ts` that the text names
 */
export function ruleSet(text: string, functions: RuleFunctions = {}, ...extras: readonly RuleExtras[]): EndpointRules {
  return new RuleSet(text, functions, extras);
}

class RuleSet implements EndpointRules {
  readonly refine: EndpointRules["refine"];
  readonly #text: string;
  readonly #functions: RuleFunctions;
  readonly #extras: readonly RuleExtras[];
  readonly #operations: WeakMap<OperationModel, AddInput> = new WeakMap();
  readonly #cache: Map<string, ResolvedEndpoint> = new Map();
  #read: Parts | undefined;

  constructor(text: string, functions: RuleFunctions, extras: readonly RuleExtras[]) {
    this.#text = text;
    this.#functions = functions;
    this.#extras = extras;
    this.refine = extras.find(({ refine }) => refine)?.refine;
  }

  settings(config: EndpointConfig, client: ClientEndpoint, service: Service): EndpointParameters {
    const computed: BuiltIns = Object.assign({}, usualBuiltIns, ...this.#extras.map(({ builtIns }) => builtIns));
    const context: EndpointParameters = {};
    for (const extra of this.#extras) setAll(context, extra.context?.(config, service) ?? {});
    const settings: EndpointParameters = {};
    for (const { name, builtIn } of this.#parts.parameters) {
      if (builtIn !== undefined && !computed[builtIn]) throw new UnknownEndpointResolutionBuiltInName(builtIn);
      setAll(settings, { [name]: context[name] ?? (builtIn && computed[builtIn]!(config, client)) });
    }
    return settings;
  }

  accountParameter(config: EndpointConfig): string | undefined {
    return this.#extras.find((extra) => extra.accountParameter)?.accountParameter!(config, this.#parts.parameters);
  }

  addInput(parameters: EndpointParameters, operation: OperationModel, input: Readonly<Record<string, unknown>>): void {
    let add = this.#operations.get(operation);
    if (!add) this.#operations.set(operation, (add = this.#inputReader(operation)));
    add(parameters, input);
  }

  resolve(parameters: EndpointParameters): ResolvedEndpoint {
    const key = JSON.stringify(parameters);
    let found = this.#cache.get(key);
    if (!found) {
      found = this.#evaluate(parameters);
      if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
      this.#cache.set(key, found);
    }
    return found;
  }

  /** Static values of an operation win over members of its input, those over paths into it. */
  #inputReader({ traits, extras, input: shape }: OperationModel): AddInput {
    const { staticContext = {}, operationContext = {} } = traits;
    const has = (name: string | undefined): boolean => this.#parts.parameters.some((parameter) => parameter.name === name);
    const paths = Object.entries(operationContext).filter(([name]) => has(name));
    const members = (shape?.members ?? []).filter((member) => has(member.shape.context));
    const fixed = Object.fromEntries(Object.entries(staticContext).filter(([name]) => has(name)));
    return (parameters, input) => {
      for (const [name, path] of paths) set(parameters, name, extras.contextPath?.(path, input));
      for (const { name, shape: member } of members) set(parameters, member.context!, input[name]);
      for (const name in fixed) set(parameters, name, fixed[name]);
    };
  }

  get #parts(): Parts {
    if (!this.#read) {
      const [parameters, properties, conditions, results, shared, rules] = JSON.parse(withoutAbbreviations(this.#text));
      this.#read = {
        parameters: Object.entries<string>(parameters).map(readParameter),
        properties,
        conditions,
        results,
        shared,
        rules,
      };
    }
    return this.#read;
  }

  #evaluate(parameters: EndpointParameters): ResolvedEndpoint {
    const { parameters: declared, rules } = this.#parts;
    const scope: Scope = {};
    for (const parameter of declared) scope[parameter.name] = acceptedValue(parameter, parameters[parameter.name]);
    const found = this.#first(rules, scope);
    if (found) return found;
    const given = declared
      .filter(({ name }) => isSet(parameters[name]))
      .map(({ name }) => `${name}: ${printed(parameters[name])}`);
    throw new EndpointResolutionError(`No endpoint found for parameters:\n${given.join("\n")}`);
  }

  /** The result of the first rule of a list that gives one. What a rule assigns is seen by its own conditions and rules. */
  #first(rules: Rules, outer: Scope): ResolvedEndpoint | undefined {
    const { conditions, results, shared } = this.#parts;
    for (const entry of rules) {
      const rule = typeof entry === "number" ? shared[entry]! : entry;
      const scope: Scope = Object.create(outer);
      const end = rule.length - 1;
      if (!rule.every((number, index) => index === end || this.#isMet(conditions[number as number]!, scope))) continue;
      const body = rule[end]!;
      if (typeof body === "number" && body >= 0) return this.#result(results[body]!, scope);
      const found = this.#first((typeof body === "number" ? shared[-1 - body] : body) as Rules, scope);
      if (found) return found;
    }
    return undefined;
  }

  #isMet(condition: Value, scope: Scope): boolean {
    if (typeof condition !== "string") {
      const value = this.#value(condition, scope);
      return value !== false && isSet(value);
    }
    const value = attribute(scope, condition.slice(1));
    switch (condition[0]) {
      case "+":
        return value === true;
      case "-":
        return value === false;
      default:
        return isSet(value) === (condition[0] === "?");
    }
  }

  #value(code: Value, scope: Scope): unknown {
    if (typeof code === "string") return filled(code, scope);
    if (typeof code !== "object") return code;
    const [head, ...codes] = code;
    const name = head[0]!;
    const values = codes.map((argument) => this.#value(argument, scope));
    const value = (FUNCTIONS[name] ?? this.#functions[name]!)(...(values as never[]));
    if (head !== name) scope[head.slice(1)] = value;
    return value;
  }

  #result(result: Result, scope: Scope): ResolvedEndpoint {
    const [address, number = -1, headers = {}] = typeof result === "string" ? [result] : result;
    const url = filled(address, scope) as string;
    if (typeof result === "object" && result.length === 1) throw new EndpointResolutionError(url);
    const fill = <Texts>(texts: Texts): Texts =>
      JSON.parse(JSON.stringify(texts), (_key, value) => (typeof value === "string" ? filled(value, scope) : value));
    const properties = fill((this.#parts.properties[number] ?? {}) as { authSchemes?: EndpointAuthScheme[] });
    return { url, headers: fill(headers), authSchemes: properties.authSchemes, properties };
  }
}

/**
 * Undoes abbreviations. A symbol is one character, or two when it begins with `|`; what it stands for may have those before it. All in
 * one pass: a text for each symbol is half a megabyte of garbage in the first call of S3.
 */
function withoutAbbreviations(text: string): string {
  const definitions = text.split("~");
  const body = definitions.pop()!;
  const single = definitions.map(([first]) => first!.replace(/[\]^|-]/, "\\$&")).join("");
  const symbols = new RegExp(`\\|.|[${single}]`, "g");
  const longer = new Map<string, string>();
  const expand = (short: string): string => short.replace(symbols, (symbol) => longer.get(symbol) ?? symbol);
  for (const definition of definitions) {
    const length = definition[0] === "|" ? 2 : 1;
    longer.set(definition.slice(0, length), expand(definition.slice(length)));
  }
  return expand(body);
}

function readParameter([name, text]: [string, string]): RuleParameter {
  const [, type, required, builtIn, fallback] = /^(.)(!?)(?:@([^=]+))?(?:=(.*))?$/.exec(text)!;
  return {
    name,
    type: type as RuleParameter["type"],
    required: required!,
    builtIn,
    fallback: fallback === undefined ? undefined : JSON.parse(fallback),
  };
}

function acceptedValue({ name, type, fallback, required }: RuleParameter, value: unknown): unknown {
  if (isSet(value)) {
    const [accepted, typeName] = TYPES[type];
    if (typeof value === accepted) return value;
    throw new EndpointResolutionError(`Value (${name}) is the wrong type. Must be <class '${typeName}'>.`);
  }
  if (fallback === undefined && required) throw new EndpointResolutionError(`Cannot find value for required parameter ${name}`);
  return fallback;
}

/** Sets the parameters that have a value. */
function setAll(parameters: EndpointParameters, values: Readonly<Record<string, unknown>>): void {
  for (const name in values) set(parameters, name, values[name]);
}

function set(parameters: EndpointParameters, name: string, value: unknown): void {
  if (isSet(value)) parameters[name] = value as string;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What a path such as `name#attribute.list[0]` leads to; undefined where it ends early. */
function attribute(value: unknown, path: string): unknown {
  return path.match(/[^#.[\]]+/g)!.reduce<unknown>((inner, name) => (inner as Scope | undefined)?.[name], value);
}

/** A text with its references filled in; one that is nothing but a reference keeps the value's type. */
function filled(text: string, scope: Scope): unknown {
  const [, path] = /^\{([\w#.[\]]+)\}$/.exec(text) ?? [];
  return path ? attribute(scope, path) : text.replace(/\{([\w#.[\]]+)\}/g, (_, inner: string) => String(attribute(scope, inner)));
}

function printed(value: unknown): string {
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}
