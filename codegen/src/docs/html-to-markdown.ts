/**
 * Turns the HTML of AWS's model documentation into Markdown paragraphs. The texts use about thirty tags, not always closed;
 * unknown tags are dropped and their content kept.
 */

/** Entities by name; numbers are read as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "-",
  mdash: "-",
  hellip: "...",
  rarr: "->",
};

/** Tags that stand around text within a line, and what Markdown writes for them. */
const INLINE: Readonly<Record<string, string>> = { code: "`", i: "_", em: "_", b: "**", strong: "**", title: "**" };

/** Tags that begin a new paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  "p div note important caution warning ul ol li dl dt dd h1 h2 h3 h4 h5 h6 br table thead tbody tr section fullname examples pre".split(
    " ",
  ),
);

/** Tags whose content says nothing here. */
const SKIPPED: ReadonlySet<string> = new Set(["fullname", "examples"]);

/** @returns lines of Markdown without a trailing blank one; empty for no text */
export function htmlToMarkdown(html: string): string[] {
  const writer = new MarkdownWriter();
  for (const [, closing, tag, attributes, text] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+|<)/g)) {
    if (tag === undefined) writer.text(text ?? "");
    else if (closing === "/") writer.close(tag.toLowerCase());
    else writer.open(tag.toLowerCase(), attributes ?? "");
  }
  return writer.finish();
}

class MarkdownWriter {
  readonly #lines: string[] = [];
  #line = "";
  /** Number of the next item for each open list; 0 for lists of points. */
  readonly #lists: number[] = [];
  /** What the next paragraph begins with: a list mark. */
  #mark = "";
  #link: { href: string; start: number } | undefined;
  #skipping: string | undefined;
  #preformatted = false;
  /** Inside backticks, where other marks would be read as they stand. */
  #code = false;

  open(tag: string, attributes: string): void {
    if (this.#skipping !== undefined) return;
    if (SKIPPED.has(tag) && !attributes.trim().endsWith("/")) {
      this.#skipping = tag;
      return;
    }
    if (BLOCKS.has(tag)) this.#breakParagraph();
    if (tag === "ul" || tag === "ol") this.#lists.push(tag === "ol" ? 1 : 0);
    else if (tag === "li" || tag === "dt") this.#mark = this.#nextMark();
    else if (tag === "note" || tag === "important" || tag === "caution" || tag === "warning")
      this.#line = `**${tag.charAt(0).toUpperCase()}${tag.slice(1)}:** `;
    else if (tag === "a") this.#link = { href: /href="([^"]*)"/.exec(attributes)?.[1] ?? "", start: this.#line.length };
    else if (tag === "pre") this.#fence(true);
    else this.#inline(tag, (mark) => (this.#line += mark));
  }

  close(tag: string): void {
    if (this.#skipping !== undefined) {
      if (this.#skipping === tag) this.#skipping = undefined;
      return;
    }
    if (tag === "ul" || tag === "ol") {
      this.#breakParagraph();
      this.#lists.pop();
      if (this.#lists.length === 0) this.#lines.push("");
    } else if (tag === "a") this.#closeLink();
    else if (tag === "pre") this.#fence(false);
    else if (BLOCKS.has(tag)) this.#breakParagraph();
    else {
      this.#inline(tag, (mark) => {
        // Nothing stood between the marks.
        if (this.#line.endsWith(mark)) this.#line = this.#line.slice(0, -mark.length);
        else this.#line = this.#line.trimEnd() + mark;
      });
    }
  }

  text(text: string): void {
    if (this.#skipping !== undefined) return;
    const plain = text.replace(/&(#\d+|#x[\da-f]+|\w+);/gi, (entity, name: string) => decodeEntity(name) ?? entity);
    if (this.#preformatted) this.#lines.push(...plain.split("\n").map((line) => line.trimEnd()));
    else {
      const flat = plain.replaceAll(/\s+/g, " ");
      const atMark = /(^|[\s(])[`_*]+$/.test(this.#line);
      this.#line += this.#line === "" || this.#line.endsWith(" ") || atMark ? flat.trimStart() : flat;
    }
  }

  finish(): string[] {
    this.#closeLink();
    if (this.#preformatted) this.#fence(false);
    this.#breakParagraph();
    return this.#lines
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim()
      .split("\n")
      .filter((line, _, all) => line !== "" || all.length > 1);
  }

  #inline(tag: string, write: (mark: string) => void): void {
    const mark = INLINE[tag];
    if (mark === undefined || this.#preformatted || (this.#code && mark !== "`")) return;
    if (mark === "`") this.#code = !this.#code;
    write(mark);
  }

  #fence(open: boolean): void {
    this.#breakParagraph();
    if (open) this.#lines.push("```text");
    else this.#lines.push("```", "");
    this.#preformatted = open;
  }

  #closeLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (!link) return;
    const label = this.#line.slice(link.start).trim();
    if (/^https?:/.test(link.href) && label !== "" && label !== link.href)
      this.#line = `${this.#line.slice(0, link.start)}[${label}](${link.href})`;
  }

  #nextMark(): string {
    const depth = Math.max(0, this.#lists.length - 1);
    const number = this.#lists.at(-1) ?? 0;
    if (number > 0) this.#lists[depth] = number + 1;
    return `${"  ".repeat(depth)}${number > 0 ? `${number}.` : "-"} `;
  }

  #breakParagraph(): void {
    this.#code = false;
    const line = escapeTags(this.#line.trim());
    this.#line = "";
    if (line === "" || /^[`_*]+$/.test(line)) return;
    const inList = this.#lists.length > 0;
    const indent = this.#mark !== "" ? this.#mark : inList ? "  ".repeat(this.#lists.length) : "";
    this.#lines.push(`${indent}${line}`);
    if (!inList) this.#lines.push("");
    this.#mark = "";
  }
}

/** Keeps addresses and annotations in the text from being read as documentation tags. */
function escapeTags(line: string): string {
  return line.replaceAll(/(^|[\s{(])@(?=[A-Za-z])/g, "$1\\@");
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
