/** What is in a bundle with resources and must not be in one without. */

/** Texts that minifiers keep: names of methods and errors. */
const MARKS: readonly string[] = ["getAvailableSubresources", "ResourceNotLoadedError", "ResourceLoadException", "resourceModel"];

/** Marks of the resource engine in a bundle's code. */
export function resourceCodeIn(code: string): string[] {
  return MARKS.filter((mark) => code.includes(mark));
}
