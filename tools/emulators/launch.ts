/** Starts the embedded emulators in a child process, and gives the environment that points an SDK at them. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../workspace/root.ts";

/** Running emulators. */
export interface Emulators {
  /** S3, SQS, SNS and STS. */
  readonly endpointUrl: string;
  readonly dynamodbEndpointUrl: string;
  /** Variables that send an SDK's calls there, with credentials the emulators accept. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** How long the emulators may take to listen. */
const START_TIMEOUT_MS = 30_000;

/**
 * Starts fauxqs and dynalite on free ports of 127.0.0.1, or on `BOTO3_EMULATOR_PORT` and `BOTO3_EMULATOR_DYNAMODB_PORT`.
 *
 * @throws Error that says which emulator did not start, why, and what to do
 */
export async function startEmulators(): Promise<Emulators> {
  const folder = join(ROOT, "tools/emulators");
  const child = fork(join(folder, "server.mjs"), [], {
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", pathToFileURL(join(folder, "without-sqlite.mjs")).href],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let errors = "";
  child.stderr?.on("data", (piece: Buffer) => (errors += piece.toString()));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoints = await new Promise<{ main: string; dynamodb: string }>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The emulators did not start within ${START_TIMEOUT_MS / 1000} s. ${errors}`)),
      START_TIMEOUT_MS,
    );
    child.once("message", (message: { endpoints?: { main: string; dynamodb: string }; failure?: string }) => {
      clearTimeout(timer);
      if (message.endpoints) resolve(message.endpoints);
      else reject(new Error(message.failure));
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The emulators ended at once (exit code ${code}). ${errors || "Run `pnpm install` and try again."}`));
    });
  }).catch((error: unknown) => {
    if (child.connected) child.disconnect();
    throw error;
  });
  return {
    endpointUrl: endpoints.main,
    dynamodbEndpointUrl: endpoints.dynamodb,
    environment: {
      AWS_ENDPOINT_URL: endpoints.main,
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example-secret-of-an-emulator",
      AWS_DEFAULT_REGION: "us-east-1",
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
