/**
 * What is behind the `from...` functions outside Node. In a built file of its own: webpack writes a chunk for every `import()` of a file it
 * takes in, called or not, and leaves this one out where no such function is used. (rolldown writes the chunk even so; nothing loads it.)
 */
import type { Sources } from "../../credentials/from.ts";

/** Roles, by credentials or a token that are at hand; files and programs are not to be had here. */
export async function loadSources(): Promise<Sources> {
  return (await import("../../credentials/web-sources.ts")).webSources;
}
