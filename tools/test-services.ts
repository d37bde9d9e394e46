/**
 * The services that unit tests, examples and documentation import: at least one of each protocol and each peculiarity. Run as a
 * program it generates and builds them; what is current is left alone.
 */
import { pathToFileURL } from "node:url";
import { buildLibraries } from "./build-libraries.ts";
import { runScript } from "./workspace/run-step.ts";

/** Names of `models/` folders, in alphabetical order. */
export const TEST_SERVICES: readonly string[] = [
  "apigateway",
  "autoscaling",
  "cloudformation",
  "cloudfront",
  "cloudwatch",
  "cognito-idp",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "efs",
  "eks",
  "elbv2",
  "events",
  "glue",
  "iam",
  "iot",
  "kinesis",
  "kms",
  "lambda",
  "logs",
  "rds",
  "route53",
  "s3",
  "scheduler",
  "secretsmanager",
  "ses",
  "sns",
  "sqs",
  "ssm",
  "stepfunctions",
  "sts",
];

/** @throws Error with the tool's output when generating or building fails */
export async function prepareServices(services: readonly string[] = TEST_SERVICES): Promise<void> {
  for (const [what, file] of [
    ["generated", "codegen/src/cli.ts"],
    ["built", "codegen/src/build.ts"],
  ] as const) {
    if (what === "built") await buildLibraries();
    const { code, output } = await runScript(file, services);
    if (code !== 0) throw new Error(`${services.join(", ")} could not be ${what}:\n${output}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await prepareServices();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
