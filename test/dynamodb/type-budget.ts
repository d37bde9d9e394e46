/** How much work the compiler has with a table of large items: types are shallow, so it does not grow with the items. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";
import { runProgram } from "../../tools/workspace/run-step.ts";

/** Inside `examples`, so that imports resolve to the packages as built. */
const FOLDER = join(ROOT, "examples/.snippets/type-budget");

const MOST_INSTANTIATIONS = 5000;

/** An interface of `count` attributes, and one of five levels. */
function bigItem(count: number): string {
  const kinds = ["string", "number", "Set<string>", "string[]"];
  const attributes = Array.from({ length: count }, (_item, index) => `  a${index}: ${kinds[index % kinds.length]};`);
  let deep = "string";
  for (let level = 0; level < 5; level++) deep = `{ x: string; y: number; below: ${deep} }`;
  return `interface Big {\n${attributes.join("\n")}\n  deep: ${deep};\n}`;
}

/** @throws Error when it does not compile, or takes too many instantiations */
export async function checkTypeBudget(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  try {
    writeFileSync(
      join(FOLDER, "big.ts"),
      `import * as dynamodb from "@boto3/client-dynamodb";
import { Attr, documentClient, Key, table, update } from "@boto3/dynamodb";
${bigItem(60)}
declare const big: Big;
const client = documentClient(dynamodb.service, dynamodb);
const items = table<Big>(client, "t");
await items.putItem({ Item: big, ConditionExpression: Attr("a0").notExists() });
const { Item } = await items.getItem({ Key: { a0: "x" } });
export const found: string | undefined = Item?.deep.below.below.x;
await client.putItem({ TableName: "t", Item: big });
await client.query({ TableName: "t", KeyConditionExpression: Key("a0").eq("x") });
await items.updateItem({ Key: { a0: "x" }, UpdateExpression: update().set("a1", 1) });
`,
    );
    writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }));
    const { code, output } = await runProgram("typescript/bin/tsc", ["-p", FOLDER, "--extendedDiagnostics"]);
    const instantiations = Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
    if (code !== 0) throw new Error(output);
    if (!(instantiations <= MOST_INSTANTIATIONS))
      throw new Error(`${instantiations} instantiations, ${MOST_INSTANTIATIONS} allowed`);
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
