/**
 * A strict pull reader for XML replies, working on the decoded text: no tree is built for members the model knows. It notices
 * damage as botocore's expat does (truncation, mismatched tags, unknown entities, junk around the root), because a cut-off
 * listing must never look like a short one. Prefixes are cut off, not looked up. Entities that a document defines itself are short
 * plain texts, so that none can blow it up; others count as undefined.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import { decodeUtf8 } from "../decode-utf8.ts";

const NAME = /^(?!:)(:?[A-Za-z_\x80-\uffff][\w.\-\x80-\uffff]*){1,2}$/;
const ATTRIBUTE = /\s+([^\s=<>/"']+)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const TAG_END = /\s*(\/?)>/y;
const DECLARATION = /<\?xml(\s+\w+\s*=\s*("[^"<]*"|'[^'<]*'))+\s*\?>/y;
const SPACE = /\s*/y;
/** A comment, or an instruction; the declaration is none. */
const ASIDE = /<!--((?!--)[^])*?-->|<\?(?!xml[\s?])[\w-]+(\s[^]*?)?\?>/iy;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const DOCTYPE = /<!DOCTYPE\s(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/y;
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(["'])([^"'<&%]{0,64})\2\s*>/g;
const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|([\w.-]+))?(;?)/iy;
const CHARACTERS = /^[\t\n\r -\ud7ff\ue000-\ufffd]$|^..$/;
const FORBIDDEN = /[^\t\n -\ufffd]/;
const MAX_DEPTH = 1000;
const SLASH = 0x2f;
const GREATER = 0x3e;
const MARK = 0x21;
const QUESTION = 0x3f;
/** How many names are found again by their hash. */
const NAME_SLOTS = 256;
/** Without a prototype, so that only these names are known. */
const ENTITIES = { __proto__: null, lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" } as unknown as Record<string, string>;
const NO_ATTRIBUTES: Array<[string, string]> = [];

/** A name as it stands in tags, and without its prefix. */
interface TagName {
  readonly raw: string;
  readonly local: string;
  readonly hash: number;
}

/** Reads one document element by element; whoever is given an element reads it to its end. */
export class XmlReader {
  /** Name of the current element without its prefix. */
  name = "";
  /** Attributes of the element whose start tag was read last: name with prefix, then value. */
  attributes: Array<[string, string]> = NO_ATTRIBUTES;

  #source = "";
  #at = 0;
  #isSelfClosed = false;
  readonly #open: string[] = [];
  /** Documents repeat few names: each is cut out of the text once. */
  readonly #names: Array<TagName | undefined> = Array.from({ length: NAME_SLOTS });
  #entities = ENTITIES;
  /** The text read last: what was put together already, and where the rest of it stands. */
  #textHead = "";
  #textStart = 0;
  #textEnd = 0;
  /** Where the next ampersand stands. */
  #reference = 0;

  /**
   * Reads up to the start tag of the root, which becomes the current element.
   *
   * @throws ResponseParserError when the bytes are not UTF-8 or the document does not begin well
   */
  constructor(body: Uint8Array) {
    try {
      const text = decodeUtf8(body).replace(/^\ufeff/, "");
      this.#source = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    } catch {
      this.#fail("it is not UTF-8, the only encoding of AWS services");
    }
    const forbidden = this.#source.search(FORBIDDEN);
    if (forbidden >= 0) this.#fail("not well-formed", forbidden);
    this.#match(DECLARATION);
    this.#skipAsides();
    const doctype = this.#match(DOCTYPE);
    if (doctype) {
      this.#entities = Object.create(ENTITIES) as typeof ENTITIES;
      for (const [, name, , value] of doctype[0].matchAll(ENTITY)) this.#entities[name!] ??= value!;
    }
    this.#skipAsides();
    if (this.#source[this.#at] !== "<") this.#fail("no element found");
    this.#startTag();
  }

  /** Text before the child read last, or before the end of the element whose end was read last. Cut out when asked for. */
  get text(): string {
    const { length } = this.#textHead;
    if (this.#textEnd === this.#textStart) return this.#textHead;
    const rest = this.#source.slice(this.#textStart, this.#textEnd);
    return length === 0 ? rest : this.#textHead + rest;
  }

  /** Moves to the next child of the current element; at its end returns false and the parent becomes current. */
  next(): boolean {
    const source = this.#source;
    this.#textHead = "";
    this.#textStart = this.#textEnd = this.#at;
    if (this.#isSelfClosed) this.#isSelfClosed = false;
    else {
      for (;;) {
        const tag = source.indexOf("<", this.#at);
        if (tag < 0) this.#fail("no element found", source.length);
        this.#textEnd = tag;
        if (this.#reference < tag) this.#settleText(true);
        this.#at = tag;
        const code = source.charCodeAt(tag + 1);
        if (code === SLASH) {
          this.#endTag();
          break;
        }
        if (code !== MARK && code !== QUESTION) {
          this.#startTag();
          return true;
        }
        this.#settleText(false);
        if (!this.#match(ASIDE)) this.#textHead += (this.#match(CDATA) ?? this.#fail())[1]!;
        this.#textStart = this.#textEnd = this.#at;
      }
    }
    this.#open.pop();
    if (this.#open.length === 0) {
      this.#skipAsides();
      if (this.#at < source.length) this.#fail("junk after document element");
    }
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
    let hash = 0;
    let code = source.charCodeAt(end);
    while (code !== GREATER && code !== SLASH && code > 32) {
      hash = (hash * 31 + code) | 0;
      code = source.charCodeAt(++end);
    }
    let name = this.#names[hash & (NAME_SLOTS - 1)];
    if (name?.hash !== hash || name.raw.length !== end - start || !source.startsWith(name.raw, start)) {
      const raw = source.slice(start, end);
      if (!NAME.test(raw)) this.#fail();
      name = { raw, local: raw.slice(raw.indexOf(":") + 1), hash };
      this.#names[hash & (NAME_SLOTS - 1)] = name;
    }
    this.name = name.local;
    if (this.#open.push(name.raw) > MAX_DEPTH) this.#fail("nested too deeply");
    this.#at = end;
    this.attributes = NO_ATTRIBUTES;
    if (code === GREATER) this.#at++;
    else {
      const attributes: Array<[string, string]> = [];
      for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
        const [, key, quoted] = match;
        if (!NAME.test(key!) || attributes.some(([known]) => known === key)) this.#fail();
        attributes.push([key!, this.#dereference(quoted!.slice(1, -1).replace(/\s/g, " "))]);
      }
      this.#isSelfClosed = (this.#match(TAG_END) ?? this.#fail())[1] !== "";
      this.attributes = attributes;
    }
  }

  #endTag(): void {
    const raw = this.#open.at(-1)!;
    const source = this.#source;
    if (!source.startsWith(raw, this.#at + 2)) this.#fail("mismatched tag");
    this.#at += 2 + raw.length;
    if (source.charCodeAt(this.#at) !== GREATER) this.#match(SPACE);
    if (source.charCodeAt(this.#at++) !== GREATER) this.#fail("mismatched tag");
  }

  /** White space, comments and instructions around the root. */
  #skipAsides(): void {
    do this.#match(SPACE);
    while (this.#match(ASIDE));
  }

  /** Puts the text read so far together: always, or only when it has references, which must be good even where nobody reads them. */
  #settleText(onlyReferences: boolean): void {
    const end = this.#textEnd;
    if (this.#reference < this.#textStart) this.#reference = this.#indexOfReference(this.#textStart);
    if (onlyReferences && this.#reference >= end) return;
    this.#textHead += this.#dereference(this.#source.slice(this.#textStart, end));
    this.#textStart = end;
    this.#reference = this.#indexOfReference(end);
  }

  #indexOfReference(from: number): number {
    const at = this.#source.indexOf("&", from);
    return at < 0 ? Infinity : at;
  }

  #dereference(text: string): string {
    let plain = "";
    let from = 0;
    for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
      plain += text.slice(from, at);
      // By far the most frequent: the quotes around each ETag.
      if (text.startsWith("quot;", at + 1)) {
        plain += '"';
        from = at + 6;
      } else {
        REFERENCE.lastIndex = at;
        plain += this.#valueOf(REFERENCE.exec(text)!);
        from = REFERENCE.lastIndex;
      }
    }
    return plain + text.slice(from);
  }

  #valueOf([, decimal, hex, name, end]: RegExpExecArray): string {
    const code = Number(decimal ?? `0x${hex}`);
    const value = name ? this.#entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : "";
    if (!end || value === undefined) this.#fail("undefined entity");
    if (!name && !CHARACTERS.test(value)) this.#fail("reference to invalid character number");
    return value;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #fail(problem = "not well-formed", at: number = this.#at): never {
    const lines = this.#source.slice(0, at).split("\n");
    throw new ResponseParserError(
      `Unable to parse response (${problem}: line ${lines.length}, column ${lines.at(-1)!.length}), invalid XML received. Further retries may succeed:\n${this.#source.slice(0, 2000)}`,
    );
  }
}
