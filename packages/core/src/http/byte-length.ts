/** Length of a text as UTF-8: by Node's `Buffer` where there is one, which need not write it for that. */
export function byteLength(text: string): number {
  const { Buffer: Measure } = globalThis as { readonly Buffer?: { byteLength(text: string): number } };
  return Measure ? Measure.byteLength(text) : new TextEncoder().encode(text).length;
}
