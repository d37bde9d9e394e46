/**
 * Reads JMESPath with a top-down operator precedence parser, the method of Python's `jmespath.parser`, so that both accept and
 * refuse the same texts. @see https://jmespath.org/specification.html
 */
import { EmptyExpressionError, IncompleteExpressionError, ParseError } from "./errors.ts";
import { tokenize, type Token, type TokenKind } from "./lexer.ts";
import type { Comparator, Node } from "./syntax-tree.ts";

/** How strongly a token binds what stands before it; others do not bind. */
const BINDING: Partial<Record<TokenKind, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};

/** Tokens that bind less than this end a projection. */
const PROJECTION_STOP = 10;

const CURRENT: Node = { kind: "current" };

/**
 * Parses an expression.
 *
 * @throws ParseError, or its subclasses for texts that end too early or have characters that are no token
 */
export function parseExpression(expression: string): Node {
  if (!expression) throw new EmptyExpressionError();
  return new Parser(expression).parse();
}

class Parser {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokenize(expression);
  }

  parse(): Node {
    const node = this.#parse(0);
    const token = this.#token();
    if (token.kind !== "eof") this.#fail(token, `Unexpected token: ${token.value as string}`);
    return node;
  }

  #parse(binding: number): Node {
    let node = this.#start(this.#next());
    while (binding < bindingOf(this.#token())) node = this.#continue(node, this.#next());
    return node;
  }

  /** A token that begins an expression. */
  #start(token: Token): Node {
    switch (token.kind) {
      case "literal":
        return { kind: "literal", value: token.value };
      case "unquoted_identifier":
        return { kind: "field", name: token.value as string };
      case "quoted_identifier":
        if (this.#is("lparen")) this.#fail({ ...this.#token(), start: 0 }, "Quoted identifier not allowed for function names.");
        return { kind: "field", name: token.value as string };
      case "current":
        return CURRENT;
      case "expref":
        return { kind: "reference", to: this.#parse(0) };
      case "not":
        return { kind: "not", on: this.#parse(BINDING.not!) };
      case "star":
        return {
          kind: "project",
          on: { kind: "values", on: CURRENT },
          each: this.#is("rbracket") ? CURRENT : this.#projected(BINDING.star!),
        };
      case "filter":
      case "flatten":
        return this.#continue(CURRENT, token);
      case "lparen": {
        const node = this.#parse(0);
        this.#expect("rparen");
        return node;
      }
      case "lbrace":
        return this.#hash();
      case "lbracket":
        if (this.#is("number") || this.#is("colon")) return this.#indexed(CURRENT);
        if (this.#is("star") && this.#token(1).kind === "rbracket") return this.#wildcard(CURRENT);
        return this.#list();
      default:
        return this.#fail(token, "invalid token");
    }
  }

  /** A token that goes on from what stands before it. */
  #continue(left: Node, token: Token): Node {
    switch (token.kind) {
      case "dot":
        if (!this.#is("star")) return { kind: "then", first: left, second: this.#afterDot(BINDING.dot!) };
        this.#index++;
        return { kind: "project", on: { kind: "values", on: left }, each: this.#projected(BINDING.dot!) };
      case "pipe":
        return { kind: "then", first: left, second: this.#parse(BINDING.pipe!) };
      case "or":
      case "and":
        return { kind: token.kind, left, right: this.#parse(BINDING[token.kind]!) };
      case "eq":
      case "ne":
      case "lt":
      case "lte":
      case "gt":
      case "gte":
        return { kind: "compare", by: token.kind satisfies Comparator, left, right: this.#parse(BINDING[token.kind]!) };
      case "flatten":
        return { kind: "project", on: { kind: "flatten", on: left }, each: this.#projected(BINDING.flatten!) };
      case "filter": {
        const test = this.#parse(0);
        this.#expect("rbracket");
        return { kind: "filter", on: left, test, each: this.#is("flatten") ? CURRENT : this.#projected(BINDING.filter!) };
      }
      case "lbracket":
        return this.#is("number") || this.#is("colon") ? this.#indexed(left) : this.#wildcard(left);
      case "lparen":
        return this.#call(left);
      default:
        return this.#fail(token, "invalid token");
    }
  }

  #call(left: Node): Node {
    const before = this.#token(-2);
    if (left.kind !== "field") return this.#fail(before, `Invalid function name '${String(before.value)}'`);
    const args: Node[] = [];
    while (!this.#is("rparen")) {
      args.push(this.#parse(0));
      if (this.#is("comma")) this.#index++;
    }
    this.#index++;
    return { kind: "call", name: left.name, args };
  }

  /** `[1]` or `[1:2:3]`; a slice is a projection. */
  #indexed(left: Node): Node {
    if (!this.#is("colon") && this.#token(1).kind !== "colon") {
      const at = this.#next().value as number;
      this.#expect("rbracket");
      return { kind: "then", first: left, second: { kind: "index", at } };
    }
    const parts: (number | undefined)[] = [undefined, undefined, undefined];
    let part = 0;
    while (!this.#is("rbracket")) {
      const token = this.#next();
      if (token.kind === "colon" && ++part < 3) continue;
      if (token.kind !== "number") this.#fail(token, "syntax error");
      parts[part] = token.value as number;
    }
    this.#index++;
    const slice: Node = { kind: "slice", from: parts[0], to: parts[1], step: parts[2] };
    return { kind: "project", on: { kind: "then", first: left, second: slice }, each: this.#projected(BINDING.star!) };
  }

  #wildcard(left: Node): Node {
    this.#expect("star");
    this.#expect("rbracket");
    return { kind: "project", on: left, each: this.#projected(BINDING.star!) };
  }

  /** What is applied to each element of a projection. */
  #projected(binding: number): Node {
    const token = this.#token();
    if (bindingOf(token) < PROJECTION_STOP) return CURRENT;
    if (token.kind === "lbracket" || token.kind === "filter") return this.#parse(binding);
    if (token.kind !== "dot") this.#fail(token, "syntax error");
    this.#index++;
    return this.#afterDot(binding);
  }

  #afterDot(binding: number): Node {
    const token = this.#token();
    switch (token.kind) {
      case "quoted_identifier":
      case "unquoted_identifier":
      case "star":
        return this.#parse(binding);
      case "lbracket":
        this.#index++;
        return this.#list();
      case "lbrace":
        this.#index++;
        return this.#hash();
      default:
        return this.#failExpecting(token, ["quoted_identifier", "unquoted_identifier", "lbracket", "lbrace"], false);
    }
  }

  #list(): Node {
    const items = [this.#parse(0)];
    while (!this.#is("rbracket")) {
      this.#expect("comma");
      items.push(this.#parse(0));
    }
    this.#index++;
    return { kind: "list", items };
  }

  #hash(): Node {
    const entries: [string, Node][] = [];
    for (;;) {
      const name = this.#next();
      if (name.kind !== "quoted_identifier" && name.kind !== "unquoted_identifier")
        this.#failExpecting(name, ["quoted_identifier", "unquoted_identifier"], true);
      this.#expect("colon");
      entries.push([name.value as string, this.#parse(0)]);
      if (this.#is("comma")) this.#index++;
      else if (this.#is("rbrace")) {
        this.#index++;
        return { kind: "hash", entries };
      }
    }
  }

  #token(ahead = 0): Token {
    return this.#tokens[this.#index + ahead] ?? this.#tokens.at(-1)!;
  }

  #next(): Token {
    const token = this.#token();
    this.#index++;
    return token;
  }

  #is(kind: TokenKind): boolean {
    return this.#token().kind === kind;
  }

  #expect(kind: TokenKind): void {
    const token = this.#next();
    if (token.kind !== kind) this.#failExpecting(token, kind, true);
  }

  #failExpecting(token: Token, expected: string | readonly string[], mayBeEnd: boolean): never {
    const names = typeof expected === "string" ? expected : `[${expected.map((kind) => `'${kind}'`).join(", ")}]`;
    if (token.kind === "eof" && !mayBeEnd) throw ParseError.at(token, this.#expression, `Expecting: ${names}, got: eof`);
    return this.#fail(token, `Expecting: ${names}, got: ${token.kind}`);
  }

  #fail(token: Token, reason: string): never {
    if (token.kind === "eof") throw new IncompleteExpressionError(this.#expression);
    throw ParseError.at(token, this.#expression, reason);
  }
}

function bindingOf(token: Token): number {
  return BINDING[token.kind] ?? 0;
}
