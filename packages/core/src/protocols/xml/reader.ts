/**
 * A strict pull reader for XML replies, working on the decoded text: no tree is built for members the model knows. It notices
 * whatever botocore's expat notices (truncation, mismatched tags, unknown entities, junk around the root), because a cut-off
 * listing must never look like a short one. Namespaces count only for the prefixes of attributes. Entities that a document defines
 * itself are short plain texts, so that none can blow it up; others count as undefined.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import { decodeUtf8 } from "../decode-utf8.ts";

const NAME = /^[A-Za-z_\x80-\uffff][\w.\-\x80-\uffff]*(?::[A-Za-z_\x80-\uffff][\w.\-\x80-\uffff]*)?$/;
const ATTRIBUTE = /\s+([^\s=<>/"']+)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const TAG_END = /\s*(\/?)>/y;
const SPACE = /\s*/y;
const DECLARATION =
  /<\?xml\s+version\s*=\s*(?:"[\w.:-]+"|'[\w.:-]+')(?:\s+encoding\s*=\s*(?:"([\w.-]+)"|'([\w.-]+)'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;
const DOCTYPE = /<!DOCTYPE\s(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/y;
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"<&%]{0,64})"|'([^'<&%]{0,64})')\s*>/g;
const CHARACTER = /^#(?:(\d+)|x([\da-fA-F]+))$/;
const FORBIDDEN = /[^\t\n -\ufffd]/;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const MAX_DEPTH = 1000;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const GREATER = 0x3e;
const NO_ATTRIBUTES: Array<[string, string]> = [];

/** Reads one document element by element; whoever is given an element reads it to its end. */
export class XmlReader {
  /** Name of the current element without its prefix. */
  name = "";
  /** Attributes of the element whose start tag was read last: name with prefix, then value. */
  attributes: Array<[string, string]> = NO_ATTRIBUTES;
  /** Text before the first child of the element whose end was read last. */
  text = "";

  readonly #source: string;
  #at = 0;
  readonly #open: string[] = [];
  #selfClosed = false;
  readonly #localNames: Map<string, string> = new Map();
  readonly #prefixes: Array<{ prefix: string; depth: number }> = [];
  readonly #checksCdataEnd: boolean;
  #entities: Readonly<Record<string, string>> = ENTITIES;

  /**
   * Reads up to the start tag of the root, which becomes the current element.
   *
   * @throws ResponseParserError when the bytes are not UTF-8 or the document does not begin well
   */
  constructor(body: Uint8Array) {
    let source: string;
    try {
      source = decodeUtf8(body);
    } catch (cause) {
      throw new ResponseParserError(
        "Unable to parse response (it is not UTF-8, the only encoding of AWS services), invalid XML received. Further retries may succeed.",
        {},
        { cause },
      );
    }
    if (source.charCodeAt(0) === 0xfeff) source = source.slice(1);
    if (source.includes("\r")) source = source.replace(/\r\n?/g, "\n");
    this.#source = source;
    this.#checksCdataEnd = source.includes("]]>");
    const forbidden = FORBIDDEN.exec(source);
    if (forbidden) this.#fail("not well-formed (invalid token)", forbidden.index);
    if (/^<\?xml\s/.test(source) && !this.#match(DECLARATION)) this.#fail("XML declaration not well-formed");
    this.#skipMisc(true);
    if (this.#at === source.length) this.#fail("no element found");
    if (source[this.#at] !== "<") this.#fail("syntax error");
    this.#startTag();
  }

  /** Moves to the next child of the current element; at its end returns false and the parent becomes current. */
  next(): boolean {
    const source = this.#source;
    let text = "";
    let seesChild = false;
    if (this.#selfClosed) this.#selfClosed = false;
    else {
      for (;;) {
        const tag = source.indexOf("<", this.#at);
        if (tag < 0) this.#fail("no element found", source.length);
        if (tag > this.#at) text += this.#decode(source.slice(this.#at, tag), this.#at);
        this.#at = tag;
        const code = source.charCodeAt(tag + 1);
        if (code === SLASH) {
          this.#endTag();
          break;
        }
        if (code === EXCLAMATION) text += this.#commentOrCdata();
        else if (code === QUESTION) this.#instruction();
        else {
          this.#startTag();
          seesChild = true;
          break;
        }
      }
    }
    this.text = text;
    if (seesChild) return true;
    this.#open.pop();
    while (this.#prefixes.length > 0 && this.#prefixes.at(-1)!.depth > this.#open.length) this.#prefixes.pop();
    if (this.#open.length === 0) this.#epilogue();
    return false;
  }

  /** Moves to the next child of that name, skipping others; false at the end of the current element. */
  nextNamed(name: string): boolean {
    while (this.next()) {
      if (this.name === name) return true;
      this.skip();
    }
    return false;
  }

  /** Reads the current element to its end and returns the text before its first child. */
  readText(): string {
    if (!this.next()) return this.text;
    const text = this.text;
    do this.skip();
    while (this.next());
    return text;
  }

  /** Reads the current element to its end. */
  skip(): void {
    for (let depth = 1; depth > 0;) depth += this.next() ? 1 : -1;
  }

  #startTag(): void {
    const source = this.#source;
    const start = this.#at + 1;
    let end = start;
    let code = source.charCodeAt(end);
    while (code !== GREATER && code !== SLASH && code > 32) code = source.charCodeAt(++end);
    const raw = source.slice(start, end);
    let name = this.#localNames.get(raw);
    if (name === undefined) {
      if (!NAME.test(raw)) this.#fail("not well-formed (invalid token)");
      name = raw.slice(raw.indexOf(":") + 1);
      this.#localNames.set(raw, name);
    }
    this.name = name;
    this.#open.push(raw);
    if (this.#open.length > MAX_DEPTH) this.#fail("nested too deeply");
    this.attributes = NO_ATTRIBUTES;
    this.#at = end;
    if (code === GREATER) this.#at++;
    else this.#attributes();
    if (name.length !== raw.length) this.#checkPrefix(raw);
  }

  #attributes(): void {
    const attributes: Array<[string, string]> = [];
    for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
      const [, name, quoted] = match;
      if (!NAME.test(name!)) this.#fail("not well-formed (invalid token)");
      if (attributes.some(([known]) => known === name)) this.#fail("duplicate attribute");
      const value = this.#decode(quoted!.slice(1, -1).replace(/[\t\n]/g, " "), this.#at, false);
      attributes.push([name!, value]);
      if (name!.startsWith("xmlns:")) this.#prefixes.push({ prefix: name!.slice(6), depth: this.#open.length });
    }
    const end = this.#match(TAG_END);
    if (!end) this.#fail(this.#source.indexOf(">", this.#at) < 0 ? "unclosed token" : "not well-formed (invalid token)");
    this.#selfClosed = end[1] === "/";
    this.attributes = attributes;
    for (const [name] of attributes) if (name.includes(":")) this.#checkPrefix(name);
  }

  #checkPrefix(raw: string): void {
    const prefix = raw.slice(0, raw.indexOf(":"));
    if (prefix === "xml" || prefix === "xmlns" || this.#prefixes.some((known) => known.prefix === prefix)) return;
    this.#fail("unbound prefix");
  }

  #endTag(): void {
    const raw = this.#open.at(-1)!;
    const source = this.#source;
    if (!source.startsWith(raw, this.#at + 2))
      this.#fail(source.indexOf(">", this.#at) < 0 ? "unclosed token" : "mismatched tag");
    this.#at += 2 + raw.length;
    if (source.charCodeAt(this.#at) !== GREATER) this.#match(SPACE);
    if (source.charCodeAt(this.#at) !== GREATER)
      this.#fail(source.indexOf(">", this.#at) < 0 ? "unclosed token" : "mismatched tag");
    this.#at++;
  }

  /** Skips a comment, or returns the text of a CDATA section. */
  #commentOrCdata(): string {
    const source = this.#source;
    const start = this.#at + 9;
    if (source.startsWith("<![CDATA[", this.#at)) {
      const end = source.indexOf("]]>", start);
      if (end < 0) this.#fail("unclosed CDATA section");
      this.#at = end + 3;
      return source.slice(start, end);
    }
    if (!source.startsWith("<!--", this.#at)) this.#fail("not well-formed (invalid token)");
    const end = source.indexOf("--", this.#at + 4);
    if (end < 0) this.#fail("unclosed token");
    if (source[end + 2] !== ">") this.#fail("not well-formed (invalid token)", end);
    this.#at = end + 3;
    return "";
  }

  #instruction(): void {
    const end = this.#source.indexOf("?>", this.#at);
    if (end < 0) this.#fail("unclosed token");
    const target = this.#source.slice(this.#at + 2, end).split(/\s/, 1)[0]!;
    if (!NAME.test(target)) this.#fail("not well-formed (invalid token)");
    if (target.toLowerCase() === "xml") this.#fail("XML or text declaration not at start of entity");
    this.#at = end + 2;
  }

  /** White space, comments and instructions around the root. */
  #skipMisc(allowsDoctype: boolean): void {
    for (;;) {
      this.#match(SPACE);
      const next = this.#source.slice(this.#at, this.#at + 4);
      if (next === "<!--") this.#commentOrCdata();
      else if (next.startsWith("<?")) this.#instruction();
      else {
        const doctype = allowsDoctype && this.#match(DOCTYPE);
        if (!doctype) return;
        allowsDoctype = false;
        this.#defineEntities(doctype[0]);
      }
    }
  }

  #defineEntities(doctype: string): void {
    const entities: Record<string, string> = { ...ENTITIES };
    for (const [, name, double, single] of doctype.matchAll(ENTITY)) entities[name!] ??= (double ?? single)!;
    this.#entities = entities;
  }

  #epilogue(): void {
    this.#skipMisc(false);
    if (this.#at < this.#source.length) this.#fail("junk after document element");
  }

  #decode(raw: string, at: number, isText = true): string {
    if (isText && this.#checksCdataEnd && raw.includes("]]>")) this.#fail("not well-formed (invalid token)", at);
    let text = "";
    let from = 0;
    for (let start = raw.indexOf("&"); start >= 0; start = raw.indexOf("&", from)) {
      const end = raw.indexOf(";", start);
      if (end < 0) this.#fail("not well-formed (invalid token)", at);
      text += raw.slice(from, start) + this.#dereference(raw.slice(start + 1, end), at);
      from = end + 1;
    }
    return from === 0 ? raw : text + raw.slice(from);
  }

  #dereference(name: string, at: number): string {
    if (Object.hasOwn(this.#entities, name)) return this.#entities[name]!;
    const [, decimal, hex] = CHARACTER.exec(name) ?? this.#fail("undefined entity", at);
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    const isCharacter =
      code <= 0x10ffff &&
      (code < 0xd800 || code > 0xdfff) &&
      code !== 0xfffe &&
      code !== 0xffff &&
      (code > 31 || code === 9 || code === 10 || code === 13);
    return isCharacter ? String.fromCodePoint(code) : this.#fail("reference to invalid character number", at);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #fail(problem: string, at: number = this.#at): never {
    const before = this.#source.slice(0, at);
    const line = before.split("\n").length;
    const column = at - before.lastIndexOf("\n") - 1;
    throw new ResponseParserError(
      `Unable to parse response (${problem}: line ${line}, column ${column}), invalid XML received. Further retries may succeed:\n${this.#source.slice(0, 2000)}`,
      { problem, line, column },
    );
  }
}
