/** A reason why the models cannot be updated, in one line for the person at the terminal; `models/` is unchanged. */
export class ModelUpdateError extends Error {
  override readonly name = "ModelUpdateError";
}

/** One line of text from anything thrown. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0]!.trim();
}
