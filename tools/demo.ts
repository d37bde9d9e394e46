/**
 * `pnpm demo`: generates and builds the few packages the quickstart needs, starts emulators on this machine, runs
 * `examples/quickstart.ts` against them and stops them. With `AWS_ENDPOINT_URL` set, the quickstart runs against that endpoint.
 */
import { buildLibraries, describeBuild } from "./build-libraries.ts";
import { startEmulators, type Emulators } from "./emulators/launch.ts";
import { runScript } from "./workspace/run-step.ts";

/** The services that `examples/quickstart.ts` imports. */
const SERVICES = ["dynamodb", "s3", "sns", "sqs"];

async function prepare(title: string, action: () => Promise<string | void>): Promise<void> {
  const started = performance.now();
  process.stdout.write(`${title} ... `);
  const detail = await action();
  console.log(`${detail ? `${detail}, ` : ""}${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function runTool(file: string): Promise<void> {
  const { code, output } = await runScript(file, SERVICES);
  if (code !== 0) throw new Error(`failed.\n${output}\nRun \`npx tsx ${file} ${SERVICES.join(" ")}\` to see it alone.`);
}

/** The environment of a run against the caller's own endpoint; credentials only when nothing at all is configured. */
function ownEndpoint(endpoint: string): Record<string, string> {
  const environment: Record<string, string> = {};
  if (!process.env["AWS_ACCESS_KEY_ID"] && !process.env["AWS_PROFILE"]) {
    console.log("No AWS_ACCESS_KEY_ID and no AWS_PROFILE: using example credentials, which emulators accept.");
    environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
    environment["AWS_SECRET_ACCESS_KEY"] = "example-secret-of-an-emulator";
  }
  if (!process.env["AWS_DEFAULT_REGION"] && !process.env["AWS_REGION"] && !process.env["AWS_PROFILE"]) {
    environment["AWS_DEFAULT_REGION"] = "us-east-1";
  }
  console.log(`Endpoint: ${endpoint} (from AWS_ENDPOINT_URL)`);
  return environment;
}

/** What to try when the quickstart fails. */
function advice(endpoint: string | undefined): string {
  if (!endpoint) return "Run `pnpm test` to see which part is broken.";
  return `Check that ${endpoint} is up and speaks S3, DynamoDB, SNS and SQS, or unset AWS_ENDPOINT_URL to use the embedded emulators.`;
}

async function demo(): Promise<number> {
  let emulators: Emulators | undefined;
  try {
    await prepare(`Generating ${SERVICES.join(", ")} from models/`, () => runTool("codegen/src/cli.ts"));
    await prepare("Building the packages written by hand", async () => describeBuild(await buildLibraries()));
    await prepare("Building the service packages", () => runTool("codegen/src/build.ts"));
    const endpoint = process.env["AWS_ENDPOINT_URL"];
    let environment: Readonly<Record<string, string>>;
    if (endpoint) {
      environment = ownEndpoint(endpoint);
    } else {
      await prepare("Starting emulators on 127.0.0.1 (fauxqs: S3, SNS, SQS; dynalite: DynamoDB)", async () => {
        emulators = await startEmulators();
        return `${emulators.endpointUrl} and ${emulators.dynamodbEndpointUrl}`;
      });
      environment = emulators!.environment;
    }
    const { code } = await runScript("examples/quickstart.ts", [], {
      echo: true,
      env: { ...process.env, ...environment, TSX_TSCONFIG_PATH: "examples/tsconfig.json" },
    });
    if (code !== 0) console.error(`\nThe quickstart stopped with exit code ${code}: see the error above. ${advice(endpoint)}`);
    return code;
  } finally {
    await emulators?.stop();
  }
}

try {
  process.exitCode = await demo();
} catch (error) {
  console.error(`\nThe demo could not run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
