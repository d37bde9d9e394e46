/** `ANY`, which equals every value in expected parameters (botocore `stub.py`), at any depth. */

/** The type of `ANY`. */
export class AnyValue {
  readonly #text = "<ANY>";

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

/** Stands for a parameter that may have any value. */
export const ANY: AnyValue = /*#__PURE__*/ new AnyValue();

/** Parameters that a test expects: the input's members, any of them replaced by `ANY`. */
export type Expected<Value> =
  | AnyValue
  | (Value extends string | number | bigint | boolean | Date | ArrayBufferView | null | undefined
      ? Value
      : Value extends ReadonlyArray<infer Item>
        ? ReadonlyArray<Expected<Item>>
        : Value extends object
          ? { readonly [Key in keyof Value]: Expected<Value[Key]> }
          : Value);
