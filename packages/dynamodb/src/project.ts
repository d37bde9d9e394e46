/** Projections: the attributes a read gives back. */
import { Attr, isAttribute, type AttributeBase, type AttributePath } from "./attribute.ts";
import { Expression, refuseEmpty } from "./expression.ts";
import type { Placeholders } from "./placeholders.ts";

/** A list of attributes. */
export class ProjectionBuilder extends Expression {
  readonly #attributes: readonly AttributeBase[];

  constructor(attributes: readonly AttributeBase[]) {
    super();
    this.#attributes = attributes;
  }

  write(placeholders: Placeholders): string {
    refuseEmpty(this.#attributes.length, "project()", "Leave ProjectionExpression out to read whole items.");
    return this.#attributes.map((attribute) => placeholders.path(attribute)).join(", ");
  }
}

/**
 * The attributes a read gives back; reserved words and odd names are no concern.
 *
 * @example
 * await table.getItem({ Key: { id: "1" }, ProjectionExpression: project("title", "tracks[0].name") });
 */
export function project(...paths: readonly (AttributePath | AttributeBase)[]): ProjectionBuilder {
  return new ProjectionBuilder(paths.map(toAttribute));
}

/** An attribute by its path, or as it is. */
export function toAttribute(path: AttributePath | AttributeBase): AttributeBase {
  return isAttribute(path) ? path : Attr(path as AttributePath);
}
