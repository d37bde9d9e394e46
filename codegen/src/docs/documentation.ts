/** AWS's own texts for a service, as Markdown lines; a service without texts gives none anywhere. */
import { htmlToMarkdown } from "./html-to-markdown.ts";

/** The parts of a full botocore model that carry texts. */
export interface DocumentedModel {
  documentation?: string;
  operations?: Record<string, { documentation?: string }>;
  shapes?: Record<string, { documentation?: string; members?: Record<string, { documentation?: string }> }>;
}

export class Documentation {
  readonly #model: DocumentedModel;

  constructor(model: DocumentedModel = {}) {
    this.#model = model;
  }

  service(): string[] {
    return lines(this.#model.documentation);
  }

  operation(name: string): string[] {
    return lines(this.#model.operations?.[name]?.documentation);
  }

  shape(name: string): string[] {
    return lines(this.#model.shapes?.[name]?.documentation);
  }

  member(shape: string, member: string): string[] {
    return lines(this.#model.shapes?.[shape]?.members?.[member]?.documentation);
  }
}

/** A text in front of facts, with a blank line between. */
export function withFacts(text: readonly string[], facts: readonly string[]): string[] {
  return text.length > 0 && facts.length > 0 ? [...text, "", ...facts] : [...text, ...facts];
}

function lines(html: string | undefined): string[] {
  return html === undefined ? [] : htmlToMarkdown(html);
}
