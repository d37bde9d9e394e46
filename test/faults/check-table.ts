/** One cell of the table: a kind of operation meets a fault over a transport. */
import { FAULTS, type Fault, type Outcome } from "./faults.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { send } from "./replies.ts";
import { FaultServer } from "./server.ts";
import { labOptions, TRANSPORTS, type TransportCase } from "./transports.ts";

/** A named check that throws when it fails. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** All cells. */
export function tableChecks(): Check[] {
  return TRANSPORTS.flatMap((transport) =>
    FAULTS.flatMap((fault) =>
      KINDS.filter((kind) => !fault.except?.(kind)).map((kind) => ({
        name: `${transport.name}: ${fault.name}: ${kind.name}`,
        run: () => checkCell(transport, fault, kind),
      })),
    ),
  );
}

async function checkCell(transportCase: TransportCase, fault: Fault, kind: Kind): Promise<void> {
  const server = await FaultServer.start(send(kind.ok));
  const { transport, end } = transportCase.make();
  try {
    server.script(...fault.script(kind));
    const expected = fault.expected(kind);
    const actual = await outcomeOf(kind, server, transport);
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
    if (wanted !== got) throw new Error(`expected ${wanted}, got ${got}`);
  } finally {
    await end();
    await server.stop();
  }
}

async function outcomeOf(
  kind: Kind,
  server: FaultServer,
  transport: ReturnType<TransportCase["make"]>["transport"],
): Promise<Outcome> {
  try {
    const { text, retries } = await kind.call(labOptions(server.url, transport));
    if (text !== kind.text) throw new Error(`the wrong text arrived: ${text.slice(0, 100)}`);
    return { retries };
  } catch (error) {
    const { code, name, message } = error as Error & { code?: string };
    const says = message.includes("Not tried again");
    if (kind.onePass && server.seen.length === 1 && !says && !/AccessDenied|302/.test(message)) {
      throw new Error(`the error does not say why it was not tried again: ${message}`, { cause: error });
    }
    if (name === "Error") throw error;
    return { error: code ?? name, requests: server.seen.length };
  }
}
