/**
 * What a service has tried again beside or in place of the rules for all: botocore's `_retry.json` by endpoint prefix, and what its
 * standard mode says about single services in code (`retries/standard.py`, `retries/special.py`; spec RET-05 to RET-07, RET-11,
 * RET-13, RET-17). Only the difference is written.
 */
import type { ServiceSource } from "../load/service-source.ts";

/** One policy of `_retry.json`, its references not resolved. */
interface Policy {
  $ref?: string;
  applies_when?: { response?: { service_error_code?: string; http_status_code?: number; crc32body?: string } };
}

interface Rules {
  max_attempts?: number;
  delay?: { base: number | "rand"; growth_factor: number };
  policies?: Record<string, Policy>;
}

/** `_retry.json`. */
export interface RetryDocument {
  definitions?: Record<string, Policy>;
  retry: Readonly<Record<string, Rules & { __default__?: Rules }>>;
}

/** The literal of `retries` in `service.ts`. */
export interface RetriesPlan {
  readonly maxAttempts: number | undefined;
  readonly delayMs: number | undefined;
  readonly codes: string | undefined;
  readonly finalStatus: number | undefined;
  readonly standardCodes: readonly string[] | undefined;
  readonly maxAttempts2026: number | undefined;
  readonly delayMs2026: number | undefined;
  /** Whether replies carry a CRC32. */
  readonly checksCrc32: boolean;
}

/** Standard and adaptive mode, by package name. */
const STANDARD: Readonly<Record<string, Partial<Pick<RetriesPlan, "standardCodes" | "maxAttempts2026" | "delayMs2026">>>> = {
  dynamodb: { maxAttempts2026: 4, delayMs2026: 25 },
  dynamodbstreams: { maxAttempts2026: 4, delayMs2026: 25 },
  sts: { standardCodes: ["IDPCommunicationError"] },
};

/** Behaviour of 2026: operations that wait even when they give up, because their callers poll in a loop; by package name. */
export const LONG_POLLS: Readonly<Record<string, readonly string[]>> = {
  sqs: ["ReceiveMessage"],
  stepfunctions: ["GetActivityTask"],
  swf: ["PollForActivityTask", "PollForDecisionTask"],
};

/** @returns undefined for a service that is like all others */
export function planRetries({ name, model, retries }: ServiceSource): RetriesPlan | undefined {
  const usual = retries?.retry["__default__"];
  const own = retries?.retry[model.metadata.endpointPrefix]?.__default__;
  const standard = STANDARD[name];
  if (own === undefined && standard === undefined) return undefined;
  const resolve = (policy: Policy): NonNullable<Policy["applies_when"]>["response"] =>
    (policy.$ref === undefined ? policy : (retries?.definitions?.[policy.$ref] ?? {})).applies_when?.response;
  const codes: string[] = [];
  let finalStatus: number | undefined;
  let checksCrc32 = false;
  for (const [key, policy] of Object.entries(own?.policies ?? {})) {
    const { service_error_code: code, http_status_code: status, crc32body } = resolve(policy) ?? {};
    if (crc32body !== undefined) checksCrc32 = true;
    else if (code !== undefined) codes.push(`${code}:${status}`);
    // A policy of the same key takes the place of that for all.
    const replaced = usual?.policies?.[key];
    const replacedRule = replaced && resolve(replaced);
    if (replacedRule && replacedRule.service_error_code === undefined) finalStatus = replacedRule.http_status_code;
  }
  const base = own?.delay?.base;
  return {
    maxAttempts: own?.max_attempts,
    delayMs: typeof base === "number" ? base * 1000 : undefined,
    codes: codes.length === 0 ? undefined : codes.join(" "),
    finalStatus,
    standardCodes: standard?.standardCodes,
    maxAttempts2026: standard?.maxAttempts2026,
    delayMs2026: standard?.delayMs2026,
    checksCrc32,
  };
}
