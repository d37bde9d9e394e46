#!/usr/bin/env node
/** `npx @boto3/sdk <command>`. */
import { doctor, doctorOptions } from "./doctor.ts";

const USAGE = `Usage: npx @boto3/sdk doctor [--profile NAME] [--region NAME]

doctor   says which region, credentials, endpoints and settings a program would have here, and what decided on them.
         It asks the source of the credentials for some and shows none of them.`;

/** Runs a command and gives the exit code: 0 when all is well, 1 when the doctor found something missing, 2 for a wrong command line. */
async function run([command, ...args]: readonly string[]): Promise<number> {
  if (command === "--help") {
    console.log(USAGE);
    return 0;
  }
  const options = command === "doctor" ? doctorOptions(args) : command === undefined ? "" : `There is no command "${command}".`;
  if (typeof options === "string") {
    console.error(options === "" ? USAGE : `${options}\n\n${USAGE}`);
    return 2;
  }
  const { text, healthy } = await doctor(options);
  console.log(text);
  return healthy ? 0 : 1;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  },
);
