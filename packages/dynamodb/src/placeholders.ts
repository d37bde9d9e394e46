/**
 * Placeholders of one request: `#n0`, `#n1`... for names and `:v0`, `:v1`... for values, numbered from left to right and never
 * used twice, as in boto3. Those that the caller uses already are passed over, where boto3 overwrites them.
 */
import type { AttributeBase } from "./attribute.ts";
import { DynamoDBExpressionError, type PathStep } from "./errors.ts";

/** A name in a path: what stands between dots and brackets. */
const NAME = /[^.[\]]+(?![^[]*\])/g;

/** What an expression refers to. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};
  #nameCount = 0;
  #valueCount = 0;
  readonly #isTaken: (placeholder: string) => boolean;
  /** Refuse what DynamoDB would refuse, before anything is sent. */
  readonly strict: boolean;

  /**
   * @param isTaken - whether the caller's own maps have this placeholder
   * @param strict - refuse empty names and lists; boto3 sends them
   */
  constructor(isTaken: (placeholder: string) => boolean = () => false, strict = false) {
    this.#isTaken = isTaken;
    this.strict = strict;
  }

  /** The path of an attribute in placeholders: `#n0.#n1[0]`. @throws DynamoDBExpressionError for an empty name */
  path(attribute: AttributeBase): string {
    if (this.strict && (attribute.name === "" || attribute.steps?.includes(""))) {
      throw new DynamoDBExpressionError("The name of an attribute in an expression is empty.");
    }
    return attribute.steps ? this.#literal(attribute.steps) : attribute.name.replace(NAME, (name) => this.#name(name));
  }

  /** A placeholder for a value. */
  value(value: unknown): string {
    let placeholder: string;
    do placeholder = `:v${this.#valueCount++}`;
    while (this.#isTaken(placeholder));
    this.values[placeholder] = value;
    return placeholder;
  }

  #literal(steps: readonly PathStep[]): string {
    return steps
      .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${this.#name(step)}`))
      .join("");
  }

  #name(name: string): string {
    let placeholder: string;
    do placeholder = `#n${this.#nameCount++}`;
    while (this.#isTaken(placeholder));
    this.names[placeholder] = name;
    return placeholder;
  }
}
