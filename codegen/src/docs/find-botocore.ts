/** Finds the data of an installed botocore, whose models still have AWS's documentation. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { GeneratorError } from "../load/generator-error.ts";

const ADVICE = "Install it (`python3 -m pip install botocore`) or give its folder with --botocore DIR.";

/**
 * @param given - the package's folder or its `data` folder; by default the one `python3` imports
 * @returns the `data` folder
 */
export function findBotocoreData(given?: string): string {
  const folder = given ?? importedBotocore();
  const data = [join(folder, "data"), folder].find((candidate) => existsSync(join(candidate, "s3")));
  if (data === undefined) throw new GeneratorError(`No botocore data in ${folder}. ${ADVICE}`);
  return data;
}

function importedBotocore(): string {
  try {
    const program = "import botocore, os; print(os.path.dirname(botocore.__file__))";
    return execFileSync("python3", ["-c", program], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch (cause) {
    throw new GeneratorError(`--docs needs the full botocore package, and python3 has none. ${ADVICE}`, { cause });
  }
}
