// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import type { Reply, WaiterDefinition } from "@boto3/core/codegen/v1";
import { compare, field, length } from "@boto3/core/codegen/v1/expressions";
import * as operations from "./operations.ts";
import type * as types from "./types.ts";

/** BirdExists: calls GetBird every 5 s, at most 20 times. */
export const birdExistsWaiter: WaiterDefinition<types.GetBirdRequest, Reply<types.Bird>> = {
  name: "BirdExists",
  operation: operations.getBird,
  delay: 5,
  maxAttempts: 20,
  acceptors: [
    { state: "success", matcher: "status", expected: 200 },
    { state: "retry", matcher: "error", expected: "NoSuchBird" },
  ],
};

/** BirdSinging: calls GetBird every 2 s, at most 10 times. */
export const birdSingingWaiter: WaiterDefinition<types.GetBirdRequest, Reply<types.Bird>> = {
  name: "BirdSinging",
  operation: operations.getBird,
  delay: 2,
  maxAttempts: 10,
  acceptors: [
    { state: "success", matcher: "path", argument: "mood", expected: "singing" },
    {
      state: "failure",
      matcher: "path",
      argument: {
        expression: "length(feathers) > `0`",
        search: (value: unknown) => compare(length(field(value, "feathers")), "gt", 0),
      },
      expected: true,
    },
  ],
};

/** The waiters of the client by name. */
export type Waiters = {
  readonly birdExists: typeof birdExistsWaiter;
  readonly birdSinging: typeof birdSingingWaiter;
};

/** boto3's names of the waiters. */
export interface WaiterSpellings {
  readonly bird_exists: "birdExists";
  readonly bird_singing: "birdSinging";
}

/** The waiters of the client by name. */
export const waiters: Waiters = {
  birdExists: birdExistsWaiter,
  birdSinging: birdSingingWaiter,
};
