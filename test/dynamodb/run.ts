/**
 * Deep test of `@boto3/dynamodb`: 100,000 random items through the wire's form and back, and 20,000 refusals; every operator, transactions and batches
 * against moto's server; 10,000 items through a proxy that refuses some, each landing exactly once.
 *
 *     pnpm test:dynamodb
 */
import { prepareServices } from "../../tools/test-services.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { checkTypeBudget } from "./type-budget.ts";
import { startMoto } from "../integration/moto.ts";
import { randomItem, randomRefusal, sameValue } from "../../packages/dynamodb/test/random-items.ts";
import { formatPath } from "../../packages/dynamodb/src/errors.ts";
import { AttributeValueError, marshall, unmarshall } from "../../packages/dynamodb/src/index.ts";

const ITEMS = 100_000;
const REFUSALS = 20_000;
const BATCHED = 10_000;

const tally = new Tally();
await tally.check(`${ITEMS} random items are read as they were written`, () => {
  for (let seed = 1; seed <= ITEMS; seed++) {
    const item = randomItem(seed);
    const wire = marshall(item);
    if (!sameValue(item, unmarshall(wire))) throw new Error(`seed ${seed}: ${JSON.stringify(wire)}`);
  }
});

await tally.check(`${REFUSALS} random refusals name the attribute`, () => {
  for (let seed = 1; seed <= REFUSALS; seed++) {
    const { item, path } = randomRefusal(seed);
    const named = refusedAt(() => marshall(item));
    if (named !== formatPath(path)) throw new Error(`seed ${seed}: ${named} instead of ${formatPath(path)}`);
  }
});

await prepareServices(["dynamodb"]);
await tally.check("a table of items with 60 attributes on five levels is cheap to check", checkTypeBudget);
const { checkBatches, checkConditions, checkTransactions, openTable } = await import("./server-checks.ts");
const { startRefusingProxy } = await import("./refusing-proxy.ts");
const moto = await startMoto();
try {
  const direct = await openTable(moto.endpointUrl, "conditions");
  await checkConditions(direct, (name, check) => tally.check(name, check));
  await tally.check("transactions hold or fail as a whole, and say why", () => checkTransactions(direct));
  const proxy = await startRefusingProxy(moto.endpointUrl);
  try {
    const table = await openTable(proxy.endpointUrl, "batches");
    await tally.check(`${BATCHED} items through a proxy that refuses some land exactly once`, () =>
      checkBatches(table, BATCHED, proxy),
    );
  } finally {
    await proxy.stop();
  }
} finally {
  await moto.stop();
}
tally.close();

/** The path that a refusal names. */
function refusedAt(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AttributeValueError ? String(error.fields["path"]) : String(error);
  }
  return "nothing was refused";
}
