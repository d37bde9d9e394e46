/** Recorded facts about making resources: missing identifiers, chains, lists of names. */
import { Session } from "../../../packages/core/src/session/session.ts";
import { registerResource, type ServiceResourceClass } from "../../../packages/core/src/session/resource-registry.ts";
import { registerService } from "../../../packages/core/src/session/service-registry.ts";
import type { ResourceBase } from "../../../packages/resources/src/resource.ts";
import { mismatch, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import type { Tagged } from "../tagged.ts";
import { describe } from "./check-call.ts";
import { loadClasses } from "./load-resources.ts";
import { withResourceNames } from "./resource-names.ts";

/** A line of kind `misc`. */
export interface RecordedMisc {
  readonly id: string;
  readonly kind: "misc";
  readonly name: string;
  readonly result?: Tagged;
  readonly error?: { readonly type: string; readonly message: string };
}

type AnyService = ResourceBase & Readonly<Record<string, (...args: unknown[]) => AnyService>>;

/** Services with resources in boto3. */
export const RESOURCE_SERVICES = [
  "cloudformation",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "glacier",
  "iam",
  "s3",
  "sns",
  "sqs",
] as const;

const CHECKS: Readonly<Record<string, (s3: AnyService, session: Session) => unknown>> = {
  "missing-identifier": (s3) => s3["Bucket"]!(),
  "none-identifier": (s3) => s3["Bucket"]!(null),
  "two-part-missing": (s3) => s3["Object"]!("b"),
  "too-many": (s3) => s3["Bucket"]!("a", "b"),
  chain: (s3) => s3["Bucket"]!("b")["Object"]!("k")["Acl"]!(),
  subresources: (s3) => s3.getAvailableSubresources(),
  "object-subresources": (s3) => s3["Object"]!("b", "k").getAvailableSubresources(),
  "no-such-resource": (_s3, session) => session.resource("lambda" as never),
  available: (_s3, session) => session.getAvailableResources(),
};

export async function checkMisc({ name, result, error }: RecordedMisc): Promise<Mismatch | undefined> {
  for (const service of RESOURCE_SERVICES) {
    const classes = await loadClasses(service);
    registerResource(service, classes.get("ServiceResource")! as unknown as ServiceResourceClass<unknown>);
  }
  registerService("lambda", {} as never);
  const session = new Session({ regionName: "us-east-1" });
  const check = CHECKS[name];
  if (!check) throw new Error(`No check of the name "${name}".`);
  const expected = error ? { error } : { result: withResourceNames(result ?? null) };
  const actual = outcome(() => check(session.resource("s3" as never) as AnyService, session), error);
  return mismatch(expected, actual, findDifferences(expected, actual));
}

/** Texts of Python's own errors are no contract; of others ours may say more. */
function outcome(run: () => unknown, expected: RecordedMisc["error"]): unknown {
  try {
    return { result: describe(run()) };
  } catch (error) {
    const { name, message } = error as Error;
    if (expected && /^(Value|Index)Error$/.test(expected.type)) return { error: expected };
    return { error: { type: name, message: expected && message.startsWith(expected.message) ? expected.message : message } };
  }
}
