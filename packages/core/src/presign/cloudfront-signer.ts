/** Signed addresses of private content on CloudFront (botocore `signers.py` `CloudFrontSigner`, spec PRE-13). */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { encodeBase64 } from "../protocols/base64.ts";

/** Signs a policy with RSA and SHA-1, e.g. by `crypto.sign("sha1", policy, privateKey)`. */
export type RsaSigner = (policy: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Either the moment a canned policy ends, or the text of a policy. */
export interface CloudFrontUrlOptions {
  readonly dateLessThan?: Date;
  readonly policy?: string | Uint8Array;
}

/** What a policy may limit beside its end. */
export interface CloudFrontPolicyOptions {
  readonly dateGreaterThan?: Date;
  /** An address, or a range with its mask: `10.0.0.0/8`. */
  readonly ipAddress?: string;
}

/** Both or neither of `dateLessThan` and `policy` were given. */
export class CloudFrontPolicyError extends BotoCoreError {
  static override readonly errorName: string = "CloudFrontPolicyError";

  constructor() {
    super("Need to provide either date_less_than or policy, but not both: give { dateLessThan } or { policy }.");
  }
}

/**
 * Signs addresses with a key of a CloudFront key group.
 *
 * @example
 * const signer = new CloudFrontSigner("K2JCJMDEHXQW5F", (policy) => sign("sha1", policy, privateKey));
 * const url = await signer.generatePresignedUrl("https://d1.cloudfront.net/a.mp4", { dateLessThan: new Date(Date.now() + 3_600_000) });
 */
export class CloudFrontSigner {
  readonly keyId: string;
  readonly rsaSigner: RsaSigner;

  constructor(keyId: string, rsaSigner: RsaSigner) {
    this.keyId = keyId;
    this.rsaSigner = rsaSigner;
  }

  /**
   * The address with its signature.
   *
   * @throws CloudFrontPolicyError when both or neither of the options are given
   */
  async generatePresignedUrl(url: string, { dateLessThan, policy }: CloudFrontUrlOptions): Promise<string> {
    if ((dateLessThan === undefined) === (policy === undefined)) throw new CloudFrontPolicyError();
    const text = dateLessThan ? this.buildPolicy(url, dateLessThan) : policy!;
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const limit = dateLessThan ? `Expires=${epochSeconds(dateLessThan)}` : `Policy=${urlSafe(bytes)}`;
    const signature = urlSafe(await this.rsaSigner(bytes));
    return `${url}${url.includes("?") ? "&" : "?"}${limit}&Signature=${signature}&Key-Pair-Id=${this.keyId}`;
  }

  /** The text of a policy. CloudFront compares canned policies byte by byte, so the order and form of its parts matter. */
  buildPolicy(resource: string, dateLessThan: Date, { dateGreaterThan, ipAddress }: CloudFrontPolicyOptions = {}): string {
    const condition: Record<string, unknown> = { DateLessThan: { "AWS:EpochTime": epochSeconds(dateLessThan) } };
    if (ipAddress) condition["IpAddress"] = { "AWS:SourceIp": ipAddress.includes("/") ? ipAddress : `${ipAddress}/32` };
    if (dateGreaterThan) condition["DateGreaterThan"] = { "AWS:EpochTime": epochSeconds(dateGreaterThan) };
    return asciiJson({ Statement: [{ Resource: resource, Condition: condition }] });
  }
}

function epochSeconds(date: Date): number {
  return Math.trunc(date.getTime() / 1000);
}

/** JSON with escapes for all that is not ASCII, as Python writes it. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** CloudFront's alphabet: base64 without what means something in addresses. */
function urlSafe(bytes: Uint8Array): string {
  return encodeBase64(bytes).replace(/[+=/]/g, (sign) => (sign === "+" ? "-" : sign === "=" ? "_" : "~"));
}
