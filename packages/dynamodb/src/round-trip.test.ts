import { randomItem, randomRefusal, sameValue } from "../test/random-items.ts";
import { AttributeValueError, marshall, unmarshall } from "./index.ts";
import { formatPath } from "./errors.ts";

/** `pnpm test:dynamodb` asks for 100,000. */
const ITEMS = Number(process.env["BOTO3_ROUND_TRIPS"] ?? 2000);

test(`${ITEMS} random items are read as they were written`, () => {
  for (let seed = 1; seed <= ITEMS; seed++) {
    const item = randomItem(seed);
    const read = unmarshall(JSON.parse(JSON.stringify(marshall(item), replacer), reviver) as ReturnType<typeof marshall>);
    if (!sameValue(item, read)) throw new Error(`seed ${seed}: wrote ${JSON.stringify(marshall(item))}`);
  }
});

test(`${ITEMS} random refusals name the attribute`, () => {
  for (let seed = 1; seed <= ITEMS; seed++) {
    const { item, path } = randomRefusal(seed);
    let error: unknown;
    try {
      marshall(item);
    } catch (caught) {
      error = caught;
    }
    const named = error instanceof AttributeValueError ? error.fields["path"] : String(error);
    if (named !== formatPath(path)) throw new Error(`seed ${seed}: ${String(named)} instead of ${formatPath(path)}`);
  }
});

/** JSON of the wire: bytes as base64, as the protocol sends them. */
function replacer(this: Record<string, unknown>, key: string, value: unknown): unknown {
  return this[key] instanceof Uint8Array ? { $bytes: Buffer.from(this[key]).toString("base64") } : value;
}

function reviver(_key: string, value: unknown): unknown {
  const bytes = (value as { $bytes?: string } | null)?.$bytes;
  return typeof bytes === "string" ? new Uint8Array(Buffer.from(bytes, "base64")) : value;
}
