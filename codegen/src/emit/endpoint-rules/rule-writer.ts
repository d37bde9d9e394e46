/** Writes rules so that conditions, results and repeated sub-trees stand once and are referred to by number, the most used first. */
import { joinRules, plainRule, type PlainRule } from "./plain-rules.ts";
import type { Rule } from "./rule-set-model.ts";

export class RuleWriter {
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
