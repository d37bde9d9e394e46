/** The transports that must behave alike, and the options of clients in the lab. */
import { FetchTransport, UndiciTransport, type ClientOptions, type Transport } from "@boto3/core";
import { Agent } from "undici";
import { ATTEMPTS } from "./faults.ts";

/** A transport by name; undefined is the one clients have by default. */
export interface TransportCase {
  readonly name: string;
  readonly make: () => { transport: Transport | undefined; end: () => Promise<void> };
}

export const TRANSPORTS: readonly TransportCase[] = [
  { name: "node", make: () => ({ transport: undefined, end: async () => {} }) },
  { name: "fetch", make: () => ({ transport: new FetchTransport(), end: async () => {} }) },
  {
    name: "undici",
    make: () => {
      const agent = new Agent();
      return { transport: new UndiciTransport(agent), end: () => agent.destroy() };
    },
  },
];

/** Short limits, no waits between attempts, nothing from the machine's environment. */
export function labOptions(endpointUrl: string, transport?: Transport, more: ClientOptions = {}): ClientOptions {
  return {
    regionName: "us-east-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    endpointUrl,
    transport,
    connectTimeoutMs: 1000,
    readTimeoutMs: 400,
    retries: { totalMaxAttempts: ATTEMPTS },
    sleep: async () => {},
    surroundings: { environment: () => undefined, readTextFile: async () => undefined },
    ...more,
  };
}
