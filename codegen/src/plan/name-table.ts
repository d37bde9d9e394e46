/**
 * Hands out names in one scope. The first to ask gets the name; a later one gets the name with its kind behind it, then with a
 * number, so that the result depends on the model's order alone.
 */
export class NameTable {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /**
   * @param name - the name wanted
   * @param suffix - what sets the name apart when it is taken: `Shape`, `Input`, ...
   */
  claim(name: string, suffix: string): string {
    let candidate = name;
    for (let count = 1; this.#taken.has(candidate); count++) candidate = `${name}${suffix}${count === 1 ? "" : count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
