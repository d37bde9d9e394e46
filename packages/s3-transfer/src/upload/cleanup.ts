/** How calls are made that remove what a transfer leaves behind: what is left costs money, so they are tried often, but not for ever. */
import type { CallOptions } from "@boto3/core";
import { FEATURES } from "../transfer.ts";

export const CLEANUP: CallOptions = { retries: 12, deadlineMs: 120_000, features: FEATURES };
