/**
 * The emulators' own process: fauxqs for S3, SQS, SNS and STS, dynalite for DynamoDB, on ports of 127.0.0.1. Started by
 * `launch.ts`; tells it the ports over the IPC channel and ends when that channel closes, so that nothing outlives its parent.
 */
import dynalite from "dynalite";
import { buildApp } from "fauxqs";

const queuesPort = Number(process.env.BOTO3_EMULATOR_PORT ?? 0);
const tablesPort = Number(process.env.BOTO3_EMULATOR_DYNAMODB_PORT ?? 0);

/** Turns a failed listen into a sentence that says what to do. */
function explain(error, name, port, variable) {
  const reason = error instanceof Error ? error.message : String(error);
  const advice =
    error?.code === "EADDRINUSE"
      ? `Port ${port} is taken: unset ${variable} to have a free port chosen, or set it to another port.`
      : `Check that this process may listen on 127.0.0.1 (${variable}=${port}).`;
  return `The ${name} emulator could not start: ${reason}. ${advice}`;
}

async function start() {
  let main;
  try {
    // Not `startFauxqs`: it listens on every interface.
    main = await buildApp({ logger: false }).listen({ port: queuesPort, host: "127.0.0.1" });
  } catch (error) {
    throw new Error(explain(error, "S3, SQS and SNS", queuesPort, "BOTO3_EMULATOR_PORT"), { cause: error });
  }
  const tables = dynalite({ createTableMs: 20, deleteTableMs: 20, updateTableMs: 20 });
  try {
    await new Promise((resolve, reject) => tables.once("error", reject).listen(tablesPort, "127.0.0.1", resolve));
  } catch (error) {
    throw new Error(explain(error, "DynamoDB", tablesPort, "BOTO3_EMULATOR_DYNAMODB_PORT"), { cause: error });
  }
  return { main, dynamodb: `http://127.0.0.1:${tables.address().port}` };
}

process.on("disconnect", () => process.exit(0));
start().then(
  (endpoints) => process.send?.({ endpoints }),
  (error) => process.send?.({ failure: error.message }, () => process.exit(1)),
);
