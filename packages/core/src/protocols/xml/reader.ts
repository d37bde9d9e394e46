/**
 * A strict pull reader for XML replies, working on their text, which is decoded in pieces: no tree is built for members the model
 * knows. It notices damage as botocore's expat does (truncation, mismatched tags, unknown entities, junk around the root), because a cut-off
 * listing must never look like a short one. Prefixes are cut off, not looked up. Entities that a document defines itself are short
 * plain texts, so that none can blow it up; others count as undefined.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import { decodeUtf8 } from "../decode-utf8.ts";

const NAME = /^(?!:)(:?[A-Za-z_\x80-\uffff][\w.\-\x80-\uffff]*){1,2}$/;
const NAME_TEXT = /[^\0- />]*/y;
const ATTRIBUTE = /\s+([^\s=<>/"']+)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const TAG_END = /\s*(\/?)>/y;
const DECLARATION = /<\?xml(\s+\w+\s*=\s*("[^"<]*"|'[^'<]*'))+\s*\?>/y;
const LINE_END = /\r\n?/g;
const SPACE = /\s*/y;
/** A comment, or an instruction; the declaration is none. */
const ASIDE = /<!--((?!--)[^])*?-->|<\?(?!xml[\s?])[\w-]+(\s[^]*?)?\?>/iy;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const DOCTYPE = /<!DOCTYPE\s(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/y;
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(["'])([^"'<&%]{0,64})\2\s*>/g;
const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|([\w.-]+))?(;?)/iy;
const CHARACTERS = /^[\t\n\r -\ud7ff\ue000-\ufffd]$|^..$/;
const MAX_DEPTH = 1000;
const SLASH = 0x2f;
const GREATER = 0x3e;
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
  readonly #entities = Object.create(ENTITIES) as typeof ENTITIES;
  /** The text read last: what was put together already, and where the rest of it stands. */
  #textHead = "";
  #textStart = 0;
  #textEnd = 0;
  /** No ampersand stands between the text read last and there. */
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
    const [doctype = ""] = this.#match(DOCTYPE) ?? [];
    for (const [, name, , value] of doctype.matchAll(ENTITY)) this.#entities[name!] ??= value!;
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
        if (!this.#decodeMore()) this.#fail("no element found");
        continue;
      }
      this.#textEnd = tag;
      if (this.#reference < tag) this.#settleText();
      this.#at = tag;
      const code = this.#source.charCodeAt(tag + 1);
      if (code === SLASH) return this.#endTag();
      // Of names no character does, but those of comments, instructions and CDATA.
      if (!(code < 64)) {
        this.#startTag(guess);
        return true;
      }
      this.#settleText();
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
    let text: string | undefined;
    for (; this.next(); this.skip()) text ??= this.text;
    return text ?? this.text;
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
    this.#at = start;
    if (!NAME.test(this.#match(NAME_TEXT)![0])) this.#fail();
    const raw = this.#cut(start, this.#at);
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
    return { raw, name: raw.slice(raw.indexOf(":") + 1) };
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
    while (this.#match(ASIDE) || (!(this.#source[this.#at + 1]! > "@") && this.#decodeMore(Infinity)));
  }

  /** Puts the text read so far together: its references must be good even where nobody reads it. */
  #settleText(): void {
    this.#textHead += this.#dereference(this.#source.slice(this.#textStart, this.#textEnd));
    this.#textStart = this.#textEnd;
    const at = this.#source.indexOf("&", this.#textStart);
    this.#reference = at < 0 ? Infinity : at;
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
   * @param size - how many bytes, about; by default more from time to time while a text is long
   * @returns whether there was more
   */
  #decodeMore(size: number = this.#piece + this.#source.length - this.#textStart): boolean {
    const body = this.#body;
    const start = this.#decoded;
    if (start === body.length) return false;
    // No character is cut apart there, no line end, nor any tag but one with an angle in its attributes.
    const end = body.indexOf(GREATER, start + size) + 1 || body.length;
    this.#decoded = end;
    let text = "";
    try {
      text = decodeUtf8(body.subarray(start, end));
    } catch {
      this.#fail("it is not UTF-8");
    }
    if (text.includes("\r")) text = text.replace(LINE_END, "\n");
    if (start === 0) text = text.replace(/^\ufeff/, "");
    const from = this.#textStart;
    this.#source = this.#source.slice(from) + text;
    this.#passed += from;
    this.#at -= from;
    this.#textEnd -= from;
    this.#textStart = this.#reference = 0;
    // One by one, from U+FFFE on: engines find a single character many times faster than one of a class.
    for (let code = -2; code < 32; code++) {
      const at = code === 9 || code === 10 ? -1 : this.#source.indexOf(String.fromCharCode(code));
      if (at < 0) continue;
      this.#at = at;
      this.#fail();
    }
    return true;
  }

  #fail(problem = "not well-formed"): never {
    const text = new TextDecoder().decode(this.#body).replace(LINE_END, "\n");
    const lines = text.slice(0, this.#passed + this.#at).split("\n");
    throw new ResponseParserError(
      `Unable to parse response (${problem}: line ${lines.length}, column ${lines.at(-1)!.length}), invalid XML received. Further retries may succeed:\n${text.slice(0, 2000)}`,
    );
  }
}
