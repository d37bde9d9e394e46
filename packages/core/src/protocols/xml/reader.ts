/**
 * A strict pull reader for XML replies, working on their text, which is decoded in pieces: no tree is built for members the model
 * knows. It notices
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
const NO_CHARACTER = /[^\t\n -\ufffd]/;
const MAX_DEPTH = 1000;
const TAB = 9;
const LF = 10;
const SLASH = 0x2f;
const GREATER = 0x3e;
const MARK = 0x21;
const QUESTION = 0x3f;
/** How many bytes are decoded at once, about. */
const PIECE = 16_384;
/** Without a prototype, so that only these names are known. */
const ENTITIES = { __proto__: null, lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" } as unknown as Record<string, string>;
const NO_ATTRIBUTES: Array<[string, string]> = [];

/** The name of an element as it stands in tags, and without its prefix. */
export interface Tag {
  readonly raw: string;
  readonly name: string;
}

/** Reads one document element by element; whoever is given an element reads it to its end. */
export class XmlReader {
  /** The current element. */
  tag!: Tag;
  /** Attributes of the element whose start tag was read last: name with prefix, then value. */
  attributes: Array<[string, string]> = NO_ATTRIBUTES;

  /** Items of lists that are not at their end. */
  readonly items: unknown[] = [];

  readonly #body: Uint8Array;
  readonly #piece: number;
  /** How many bytes are decoded. */
  #decoded = 0;
  /** How many characters stood before the source. */
  #passed = 0;
  /** What is decoded and not read yet, and a little of what is read. It ends with the end of a tag, or of the document. */
  #source = "";
  #at = 0;
  #isSelfClosed = false;
  readonly #open: Tag[] = [];
  /** Documents repeat few names: each is checked once. */
  readonly #tags: Map<string, Tag> = new Map();
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
   * @param piece - how many bytes are decoded at once, about
   * @throws ResponseParserError when the bytes are not UTF-8 or the document does not begin well
   */
  constructor(body: Uint8Array, piece: number = PIECE) {
    this.#body = body;
    this.#piece = piece;
    this.#decodeMore();
    this.#match(DECLARATION);
    this.#skipAsides();
    const doctype = this.#match(DOCTYPE);
    if (doctype) {
      this.#entities = Object.create(ENTITIES) as typeof ENTITIES;
      for (const [, name, , value] of doctype[0].matchAll(ENTITY)) this.#entities[name!] ??= value!;
    }
    this.#skipAsides();
    if (this.#source[this.#at] !== "<") this.#fail("no element found");
    this.#textStart = this.#textEnd = this.#at;
    this.#startTag();
  }

  /** Name of the current element without its prefix. */
  get name(): string {
    return this.tag.name;
  }

  /** Text before the child read last, or before the end of the element whose end was read last. Cut out when asked for. */
  get text(): string {
    return this.#textHead + this.#cut(this.#textStart, this.#textEnd);
  }

  /**
   * Moves to the next child of the current element; at its end returns false and the parent becomes current.
   *
   * @param guess - the tag that is likely, as the reader of this or of another document gave it; becomes the current one when it is
   *   right, which takes least time
   */
  next(guess?: Tag): boolean {
    this.#textHead = "";
    this.#textStart = this.#textEnd = this.#at;
    while (!this.#isSelfClosed) {
      const tag = this.#source.indexOf("<", this.#at);
      if (tag < 0) {
        if (!this.#decodeMore()) this.#fail("no element found", this.#source.length);
        continue;
      }
      this.#textEnd = tag;
      if (this.#reference < tag) this.#settleText(true);
      this.#at = tag;
      const code = this.#source.charCodeAt(tag + 1);
      if (code === SLASH) return this.#endTag();
      if (code !== MARK && code !== QUESTION) {
        this.#startTag(guess);
        return true;
      }
      this.#settleText(false);
      this.#decodeMore(Infinity);
      if (!this.#match(ASIDE)) this.#textHead += (this.#match(CDATA) ?? this.#fail())[1]!;
      this.#textStart = this.#textEnd = this.#at;
    }
    this.#isSelfClosed = false;
    return this.#leave();
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
    const start = this.#at;
    const end = this.#isSelfClosed ? -1 : this.#source.indexOf("<", start);
    // Nearly always there is nothing but plain text.
    if (end <= this.#reference && this.#source.charCodeAt(end + 1) === SLASH && end >= 0) {
      this.#textHead = "";
      this.#textStart = start;
      this.#textEnd = this.#at = end;
      const text = this.#cut(start, end);
      this.#endTag();
      return text;
    }
    if (!this.next()) return this.text;
    const { text } = this;
    do this.skip();
    while (this.next());
    return text;
  }

  /** Reads the current element to its end. */
  skip(): void {
    for (let depth = 1; depth > 0;) depth += this.next() ? 1 : -1;
  }

  /**
   * A part of the source that does not keep the rest of it alive, as engines have it with slices of more than 12 characters; what is
   * joined stands by itself.
   */
  #cut(start: number, end: number): string {
    const source = this.#source;
    return end - start < 13 ? source.slice(start, end) : [source[start], source.slice(start + 1, end)].join("");
  }

  #startTag(guess?: Tag): void {
    const source = this.#source;
    const start = this.#at + 1;
    let tag = guess;
    let end = start;
    this.attributes = NO_ATTRIBUTES;
    if (tag && source.startsWith(tag.raw, start)) {
      end += tag.raw.length;
      if (source.charCodeAt(end) === SLASH) {
        this.#isSelfClosed = true;
        end++;
      }
    }
    if (end > start && source.charCodeAt(end) === GREATER) this.#at = end + 1;
    else tag = this.#unguessedTag(start);
    this.tag = tag!;
    if (this.#open.push(tag!) > MAX_DEPTH) this.#fail("nested too deeply");
  }

  /** Reads a start tag with whatever it has. */
  #unguessedTag(start: number): Tag {
    const source = this.#source;
    let end = start;
    for (let code = source.charCodeAt(end); code !== GREATER && code !== SLASH && code > 32;) code = source.charCodeAt(++end);
    const raw = source.slice(start, end);
    let tag = this.#tags.get(raw);
    if (!tag) {
      if (!NAME.test(raw)) this.#fail();
      const own = this.#cut(start, end);
      tag = { raw: own, name: own.slice(own.indexOf(":") + 1) };
      this.#tags.set(own, tag);
    }
    this.#at = end;
    const attributes: Array<[string, string]> = [];
    for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
      const [, key, quoted] = match;
      if (!NAME.test(key!) || attributes.some(([known]) => known === key)) this.#fail();
      attributes.push([key!, this.#dereference(quoted!.slice(1, -1).replace(/\s/g, " "))]);
    }
    const close = this.#match(TAG_END);
    if (!close) {
      // Perhaps what ended the source stands in a value.
      if (!this.#decodeMore(Infinity)) this.#fail();
      return this.#unguessedTag(this.#textEnd + 1);
    }
    this.#isSelfClosed = close[1] !== "";
    this.attributes = attributes;
    return tag;
  }

  #endTag(): false {
    const { raw } = this.#open.at(-1)!;
    const source = this.#source;
    if (!source.startsWith(raw, this.#at + 2)) this.#fail("mismatched tag");
    this.#at += 2 + raw.length;
    if (source.charCodeAt(this.#at) !== GREATER) this.#match(SPACE);
    if (source.charCodeAt(this.#at++) !== GREATER) this.#fail("mismatched tag");
    return this.#leave();
  }

  #leave(): false {
    this.#open.pop();
    if (this.#open.length === 0) {
      this.#skipAsides();
      if (this.#at < this.#source.length) this.#fail("junk after document element");
    }
    return false;
  }

  /** White space, comments and instructions around the root. */
  #skipAsides(): void {
    do this.#match(SPACE);
    while (this.#match(ASIDE) || (!/^<\w/.test(this.#source.slice(this.#at, this.#at + 2)) && this.#decodeMore(Infinity)));
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
    const parts: string[] = [];
    let from = 0;
    for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
      parts.push(text.slice(from, at));
      // By far the most frequent: the quotes around each ETag.
      if (text.startsWith("quot;", at + 1)) {
        parts.push('"');
        from = at + 6;
      } else {
        REFERENCE.lastIndex = at;
        parts.push(this.#valueOf(REFERENCE.exec(text)!));
        from = REFERENCE.lastIndex;
      }
    }
    parts.push(text.slice(from));
    return parts.join("");
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

  /**
   * Decodes more of the document, and forgets what stood before the text read last. In pieces, because engines give large strings
   * memory of their own each time, which costs more than all else here; and a value that is kept keeps no more than its piece.
   *
   * @param size - how many bytes, about; by default twice as many when a text is long
   * @returns whether there was more
   */
  #decodeMore(size: number = Math.max(this.#piece, this.#source.length - this.#textStart)): boolean {
    const body = this.#body;
    const start = this.#decoded;
    if (start === body.length) return false;
    // No character is cut apart there, no line end, nor any tag but one with an angle in its attributes.
    const end = body.indexOf(GREATER, start + size) + 1 || body.length;
    this.#decoded = end;
    let text: string;
    try {
      text = this.#decode(start, end);
    } catch {
      return this.#fail();
    }
    const from = this.#textStart;
    this.#source = from < this.#source.length ? this.#source.slice(from) + text : text;
    this.#passed += from;
    this.#at -= from;
    this.#textEnd -= from;
    this.#textStart = 0;
    this.#reference = this.#indexOfReference(0);
    // One by one, from U+FFFE on: engines find a single character many times faster than one of a class.
    for (let code = -2; code < 32; code++)
      if (code !== TAB && code !== LF && text.includes(String.fromCharCode(code)))
        this.#fail(undefined, this.#source.search(NO_CHARACTER));
    return true;
  }

  /** A part of the document. */
  #decode(start: number, end?: number): string {
    const text = decodeUtf8(this.#body.subarray(start, end));
    const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    return start === 0 ? plain.replace(/^\ufeff/, "") : plain;
  }

  #fail(problem = "not well-formed", at: number = this.#at): never {
    let text = "";
    try {
      text = this.#decode(0);
    } catch {
      problem = "it is not UTF-8, the only encoding of AWS services";
    }
    const lines = text.slice(0, this.#passed + at).split("\n");
    throw new ResponseParserError(
      `Unable to parse response (${problem}: line ${lines.length}, column ${lines.at(-1)!.length}), invalid XML received. Further retries may succeed:\n${text.slice(0, 2000)}`,
    );
  }
}
