/**
 * `pnpm models:update [--botocore V] [--boto3 V] [--wheels DIR]`: takes the models of a botocore and a boto3 release into
 * `models/`. Only maintainers need it; the generator works offline from what is in the repository.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ModelUpdateError, reasonOf } from "./model-update-error.ts";
import { updateModels } from "./update-models.ts";

const USAGE = "Usage: pnpm models:update [--botocore VERSION] [--boto3 VERSION] [--wheels DIR]";
const MODELS = fileURLToPath(new URL("../../models", import.meta.url));

async function main(): Promise<number> {
  let options: { botocore?: string; boto3?: string; wheels?: string; help?: boolean };
  try {
    const text = { type: "string" } as const;
    const parsed = parseArgs({ options: { botocore: text, boto3: text, wheels: text, help: { type: "boolean" } } });
    options = parsed.values;
  } catch (error) {
    console.error(`${reasonOf(error)}\n${USAGE}`);
    return 2;
  }
  if (options.help === true) {
    console.log(USAGE);
    return 0;
  }
  try {
    const { written, removed, unchanged } = await updateModels({ ...options, models: MODELS });
    console.log(`models: ${written.length} written, ${removed.length} removed, ${unchanged} unchanged`);
    return 0;
  } catch (error) {
    if (!(error instanceof ModelUpdateError)) throw error;
    console.error(`models:update failed, models/ is unchanged. ${error.message}`);
    return 1;
  }
}

process.exitCode = await main();
