/** Takes the Jest configuration out of docs/jest.md, so that the recipe users copy is the one that is tested. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";

/** The first block of \`js\` in docs/jest.md: the text of a \`jest.config.js\`. */
export function jestRecipe(): string {
  const text = readFileSync(join(ROOT, "docs/jest.md"), "utf8");
  const block = /```js\n([\s\S]*?)```/.exec(text)?.[1];
  if (!block) throw new Error("docs/jest.md has no ```js block with the configuration.");
  return block;
}
