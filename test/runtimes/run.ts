/**
 * The packages as they would be published, in every runtime they are for: Node 20, 22 and 24, Bun, Deno, workerd, and a page of
 * Chromium. The same program runs in all of them, against the embedded emulators.
 *
 *     pnpm test:runtimes [bun|deno|...]
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulators } from "../../tools/emulators/launch.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { installPacked } from "../bundle/install.ts";
import { runtimes } from "./runtimes.ts";

const named = process.argv.slice(2);
const tally = new Tally();
const project = await installPacked(["s3", "dynamodb", "sqs", "sts"]);
const emulators = await startEmulators();
try {
  for (const file of ["scenario.mjs", "scenario-of-files.mjs"])
    copyFileSync(join(import.meta.dirname, file), join(project.folder, file));
  for (const runtime of await runtimes()) {
    if (named.length > 0 && !named.some((name) => runtime.name.startsWith(name))) continue;
    if ("missing" in runtime) {
      tally.skip(runtime.name, runtime.missing);
      continue;
    }
    const { endpointUrl, dynamodbEndpointUrl } = emulators;
    await tally.check(`${runtime.name} runs`, async () => {
      for (const { name, problem } of await runtime.run(project.folder, { endpointUrl, dynamodbEndpointUrl }))
        await tally.check(`${runtime.name}: ${name}`, () => {
          if (problem !== undefined) throw new Error(problem);
        });
    });
  }
} finally {
  await emulators.stop();
  project.remove();
}
tally.close();
