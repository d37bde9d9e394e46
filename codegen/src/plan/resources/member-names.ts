/**
 * Names of a resource's members. Who comes first keeps a contested name, a later one gets its kind behind it (boto3 `model.py`
 * `load_rename_map`, spec RES-06). All decisions are made on boto3's names; ours are those in camel case.
 */
import type { ModelResource } from "../../model/resource-model.ts";
import { snakeCase } from "../names.ts";

/** Kinds of members, in boto3's words. */
export type MemberKind = "identifier" | "action" | "subresource" | "reference" | "collection" | "waiter" | "attribute";

/** boto3's name of a member in our spelling: `creation_date` is `creationDate`. */
export function camelCaseOf(snake: string): string {
  return snake.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export class MemberNames {
  readonly #renamed: Map<string, string> = new Map();

  /**
   * @param resource - with the sub-resources it has, given or implied
   * @param members - of the shape of its data
   * @throws Error when a name is contested twice
   */
  constructor(name: string, resource: ModelResource, members: readonly string[]) {
    const taken = new Set(["meta", ...(resource.load ? ["load"] : [])]);
    const claim = (kind: MemberKind, wanted: string): void => {
      const free = taken.has(wanted) ? `${wanted}_${kind}` : wanted;
      if (taken.has(free)) throw new Error(`${name}: the names of ${kind} "${wanted}" and "${free}" are both taken.`);
      if (free !== wanted) this.#renamed.set(`${kind} ${wanted}`, free);
      taken.add(free);
    };
    for (const identifier of resource.identifiers ?? []) claim("identifier", snakeCase(identifier.name));
    for (const action of Object.keys(resource.actions ?? {})) claim("action", snakeCase(action));
    for (const [has, { resource: reference }] of Object.entries(resource.has ?? {})) {
      if (isReference(reference)) claim("reference", snakeCase(has));
      else claim("subresource", has);
    }
    for (const collection of Object.keys(resource.hasMany ?? {})) claim("collection", snakeCase(collection));
    for (const waiter of Object.keys(resource.waiters ?? {})) claim("waiter", snakeCase(`WaitUntil${waiter}`));
    for (const member of members) claim("attribute", snakeCase(member));
  }

  /** boto3's name of a member. */
  snake(kind: MemberKind, name: string): string {
    const wanted = kind === "subresource" ? name : snakeCase(kind === "waiter" ? `WaitUntil${name}` : name);
    return this.#renamed.get(`${kind} ${wanted}`) ?? wanted;
  }

  /** Our name of a member. */
  of(kind: MemberKind, name: string): string {
    const snake = this.snake(kind, name);
    return kind === "subresource" ? snake : camelCaseOf(snake);
  }
}

/** Whether a sub-resource is known from data alone, and so a property. */
export function isReference({ identifiers = [] }: { identifiers?: ReadonlyArray<{ source: string }> }): boolean {
  return identifiers.some(({ source }) => source === "data");
}
