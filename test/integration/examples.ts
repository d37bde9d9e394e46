/**
 * Runs the examples of resources against moto's server: each has to end well and say so.
 *
 *     pnpm test:examples [name...]
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { prepareServices } from "../../tools/test-services.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runScript } from "../../tools/workspace/run-step.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { startMoto } from "./moto.ts";

/** Programs that end with a line `done: ...`. */
const EXAMPLES = join(ROOT, "examples/resources");

const named = process.argv.slice(2);
const tally = new Tally();
await prepareServices();
const moto = await startMoto();
try {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: moto.endpointUrl,
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "example-secret",
    AWS_EC2_METADATA_DISABLED: "true",
    TSX_TSCONFIG_PATH: join(ROOT, "examples/tsconfig.json"),
  };
  for (const file of readdirSync(EXAMPLES)) {
    if (named.length > 0 && !named.includes(file.slice(0, -3))) continue;
    await tally.check(file, async () => {
      const { code, output } = await runScript(join(EXAMPLES, file), [], { env });
      const last = output.trim().split("\n").at(-1) ?? "";
      if (code !== 0 || !last.startsWith("done: ")) throw new Error(output);
      return last;
    });
  }
} finally {
  await moto.stop();
}
tally.close();
