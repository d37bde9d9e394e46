/**
 * SQS states the MD5 of each message it took or gives out; a message that was damaged on its way is an error here. Differs from boto3,
 * which does not look. What is no MD5 at all, as some emulators send, is not looked at either.
 */
import { hashHex } from "#platform";
import { ChecksumError } from "../../errors/stream.ts";
import type { CallContext } from "../../events/hooks.ts";
import type { BufferedResponse } from "../../http/response.ts";

interface Message {
  readonly Id?: string;
  readonly Body?: string;
  readonly MessageBody?: string;
  readonly MD5OfBody?: string;
  readonly MD5OfMessageBody?: string;
}

const MD5 = /^[0-9a-f]{32}$/;

/** @throws ChecksumError for the first message whose MD5 is another */
export function checkSent(output: Record<string, unknown>, _response: BufferedResponse, { input }: CallContext): void {
  compare((input as Message).MessageBody, (output as Message).MD5OfMessageBody);
}

/** The same for a batch. */
export function checkSentBatch(output: Record<string, unknown>, _response: BufferedResponse, { input }: CallContext): void {
  const entries = input["Entries"] as readonly Message[];
  for (const { Id: id, MD5OfMessageBody: md5 } of (output["Successful"] ?? []) as readonly Message[])
    compare(entries.find((entry) => entry.Id === id)?.MessageBody, md5);
}

/** The same for what was received. */
export function checkReceived(output: Record<string, unknown>): void {
  for (const { Body: body, MD5OfBody: md5 } of (output["Messages"] ?? []) as readonly Message[]) compare(body, md5);
}

function compare(body: string | undefined, expected: string | undefined): void {
  if (body === undefined || expected === undefined || !MD5.test(expected)) return;
  const actual = hashHex("md5", body);
  if (actual !== expected) throw new ChecksumError("md5 of a message's body", expected, actual);
}
