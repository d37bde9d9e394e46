/**
 * Compiles an endpoint rule set (`endpoint-rule-set-1.json`) to the compact JSON text that core evaluates
 * (`packages/core/src/endpoints/rule-set.ts` states the grammar and reads it).
 *
 * Names and documentation the evaluator has no use for are left out. Most services share a few forms up to their host prefix; those are
 * held by core once and named here by the digest of their text (`standard-forms.ts`).
 */
import { createHash } from "node:crypto";
import { STANDARD_FORMS } from "../standard-forms.ts";
import { abbreviate, MIN_ABBREVIATED_LENGTH } from "./abbreviate.ts";
import { FUNCTIONS } from "./rule-codes.ts";
import type { Rule, RuleParameter, RuleSetModel } from "./rule-set-model.ts";
import { RuleWriter } from "./rule-writer.ts";

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
