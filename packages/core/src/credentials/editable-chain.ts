/**
 * An order of places that a program may change before anything is found (botocore `CredentialResolver`, `TokenProviderChain`; spec
 * CRD-41, TOK-08). The SDK's own places stand in it by name only, so that changing the order loads none of them.
 */

/** A place in a chain: the name of one of the SDK's own, or what a program put there. */
export type ChainMember<Place> = string | Place;

/** What both chains have. */
export class EditableChain<Place extends { readonly method: string }> {
  readonly #unknown: (name: string) => Error;
  readonly #changed: (members: ReadonlyArray<ChainMember<Place>>) => void;
  #members: ReadonlyArray<ChainMember<Place>>;

  /**
   * @param own - names of the SDK's places, in order
   * @param unknown - the error for a name that is not in the chain
   * @param changed - told of each new order
   */
  protected constructor(
    own: readonly string[],
    unknown: (name: string) => Error,
    changed: (members: ReadonlyArray<ChainMember<Place>>) => void,
  ) {
    this.#members = own;
    this.#unknown = unknown;
    this.#changed = changed;
  }

  /** The names of all places, in the order in which they are asked. */
  get methods(): string[] {
    return this.#members.map(nameOf);
  }

  /** Puts a place before the one of this name. */
  insertBefore(name: string, place: Place): void {
    this.#change(this.offset(name), 0, place);
  }

  /** Puts a place after the one of this name. */
  insertAfter(name: string, place: Place): void {
    this.#change(this.offset(name) + 1, 0, place);
  }

  /** Takes a place out; nothing happens when it is not there. */
  remove(name: string): void {
    const index = this.methods.indexOf(name);
    if (index >= 0) this.#change(index, 1);
  }

  protected member(name: string): ChainMember<Place> {
    return this.#members[this.offset(name)]!;
  }

  protected get members(): ReadonlyArray<ChainMember<Place>> {
    return this.#members;
  }

  private offset(name: string): number {
    const index = this.methods.indexOf(name);
    if (index < 0) throw this.#unknown(name);
    return index;
  }

  #change(index: number, removed: number, ...added: Place[]): void {
    this.#members = this.#members.toSpliced(index, removed, ...added);
    this.#changed(this.#members);
  }
}

function nameOf(member: ChainMember<{ readonly method: string }>): string {
  return typeof member === "string" ? member : member.method;
}
