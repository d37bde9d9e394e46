/** What tables ask of a client. */
import { Boto3Error, type CallOptions } from "@boto3/core";
import { speaksNatively } from "./document-client.ts";

/** A client with native values: made by `documentClient` or `documentClass`, or that of a DynamoDB resource. */
export interface TableClient {
  send(operation: string, input?: Record<string, unknown>, options?: CallOptions): Promise<object>;
}

/** @throws Boto3Error for a plain client, which would send native values as they are */
export function checkNative(client: TableClient, what: string): void {
  if (speaksNatively(client)) return;
  throw new Boto3Error(
    `${what} needs a client that takes native values, and was given a plain one: make it with documentClient(service, operations) or ` +
      `new (documentClass(DynamoDB))().`,
  );
}
