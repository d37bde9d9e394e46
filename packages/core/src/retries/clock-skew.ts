/**
 * A machine whose clock is wrong: its signatures are refused, with the server's time in the reply. A client notes the difference and
 * signs with the corrected time from then on.
 * Differs from boto3, which fails until the clock is set right (spec RET-24).
 */
const CODES =
  /^(AuthFailure|InvalidSignatureException|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)$/;
/** Services accept signatures that are a little off; below this the clock is not to blame. */
const TOLERANCE_MS = 4 * 60_000;

/** How far the server's clock is ahead, in milliseconds, when a reply refuses a signature and says its time. */
export function clockOffset(
  now: Date,
  response: { readonly headers: Readonly<Record<string, string>> },
  code: string | undefined,
): number | undefined {
  if (code === undefined || !CODES.test(code)) return undefined;
  const offset = Date.parse(response.headers["date"] ?? "") - now.getTime();
  return Number.isNaN(offset) ? undefined : offset;
}

/** The time by which a client signs. */
export class SigningClock {
  readonly #clock: () => Date;
  #offsetMs = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  now(): Date {
    const now = this.#clock();
    return this.#offsetMs === 0 ? now : new Date(now.getTime() + this.#offsetMs);
  }

  /** Notes the difference. @returns whether it is another than before, so that a new signature may do */
  correct(offsetMs: number): boolean {
    if (Math.abs(offsetMs - this.#offsetMs) < TOLERANCE_MS) return false;
    this.#offsetMs = offsetMs;
    return true;
  }
}
