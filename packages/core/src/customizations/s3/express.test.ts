import type { SigningPlan } from "../../auth/signing-plan.ts";
import type { CallContext } from "../../events/hooks.ts";
import { useSession } from "./express.ts";

const MINUTE = 60_000;

/** A client whose service gives sessions of five minutes by its own clock. */
function world(serverOffsetMs = 0) {
  const time = { now: Date.parse("2026-01-02T03:04:05Z") };
  let opened = 0;
  const call = async (): Promise<Record<string, unknown>> => {
    opened++;
    const Expiration = new Date(time.now + serverOffsetMs + 5 * MINUTE);
    return { Credentials: { AccessKeyId: `KEY${opened}`, SecretAccessKey: "s", SessionToken: "t", Expiration } };
  };
  const config = { clock: () => new Date(time.now) };
  const context = { config, call, now: () => new Date(time.now + serverOffsetMs) } as unknown as CallContext;
  const keyOf = async (Bucket: string): Promise<string | undefined> => {
    const plan = { signer: "v4-s3express" } as SigningPlan;
    await useSession(plan, { Bucket }, context);
    return plan.credentials?.accessKeyId;
  };
  return { time, keyOf };
}

describe("sessions of directory buckets (SIG-19)", () => {
  test("are opened once for each bucket, however many calls wait, and renewed before they end", async () => {
    const { time, keyOf } = world();
    expect(await Promise.all([keyOf("a"), keyOf("a"), keyOf("b")])).toEqual(["KEY1", "KEY1", "KEY2"]);
    time.now += 4 * MINUTE;
    expect(await keyOf("a")).toBe("KEY1");
    time.now += MINUTE / 2;
    expect(await Promise.all([keyOf("a"), keyOf("a")])).toEqual(["KEY3", "KEY3"]);
  });

  test.each([-3_600_000, 3_600_000])("last as long when the clock is off by %i ms and was put right", async (offset) => {
    const { time, keyOf } = world(offset);
    expect(await keyOf("a")).toBe("KEY1");
    time.now += 4 * MINUTE;
    expect(await keyOf("a")).toBe("KEY1");
    time.now += MINUTE;
    expect(await keyOf("a")).toBe("KEY2");
  });

  test("leave other signers alone", async () => {
    const plan = { signer: "v4" } as SigningPlan;
    expect(useSession(plan, { Bucket: "a" }, {} as CallContext)).toBeUndefined();
    expect(plan.credentials).toBeUndefined();
  });
});
