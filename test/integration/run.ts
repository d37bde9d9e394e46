/**
 * Integration: the built packages against moto's server, every protocol, create to delete.
 *
 *     pnpm test:moto [service...]
 */
import { prepareServices } from "../../tools/test-services.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { startMoto } from "./moto.ts";
import { SMOKE_SERVICES } from "./services.ts";

const named = process.argv.slice(2);
const tally = new Tally();
await prepareServices(SMOKE_SERVICES);
const { SMOKES } = await import("./smokes/index.ts");
const { LISTINGS } = await import("./pages/listings.ts");
const { WAITS } = await import("./pages/waits.ts");
const moto = await startMoto();
try {
  const settings = {
    endpointUrl: moto.endpointUrl,
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example-secret",
  };
  for (const smoke of SMOKES) {
    if (named.length > 0 && !named.includes(smoke.service)) continue;
    await tally.check(smoke.service, () => smoke.run(settings));
  }
  for (const [name, parts] of Object.entries({ pages: LISTINGS, waits: WAITS })) {
    for (const { service, run } of parts) {
      if (named.length === 0 || named.includes(service)) await tally.check(`${name} of ${service}`, () => run(settings));
    }
  }
} finally {
  await moto.stop();
}
tally.close();
