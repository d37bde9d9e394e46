#!/usr/bin/env node
/** `npx @boto3/sdk <command>`. */
import { doctor, doctorOptions } from "./doctor.ts";

const USAGE = `Usage: npx @boto3/sdk doctor [--profile NAME] [--region NAME]

doctor   says which region, credentials, endpoints and settings a program would have here, and what decided on them.
         It asks the source of the credentials for some and shows none of them.`;

const [command, ...args] = process.argv.slice(2);
if (command === "doctor") {
  const options = doctorOptions(args);
  if (typeof options === "string") {
    console.error(`${options}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    const { text, healthy } = await doctor(options);
    console.log(text);
    process.exitCode = healthy ? 0 : 1;
  }
} else {
  console.error(command === undefined || command === "--help" ? USAGE : `There is no command "${command}".\n\n${USAGE}`);
  process.exitCode = command === "--help" ? 0 : 2;
}
