/** Keys of server-side encryption that the customer brings travel as base64 with their MD5 (botocore handlers HND-40, HND-41). */
import { createHash } from "#platform";
import { encodeBase64 } from "../../protocols/base64.ts";

/** Encodes `SSECustomerKey`, unless the caller gave the MD5 and so encoded it already. */
export function encodeCustomerKey(input: Record<string, unknown>): void {
  encodeKey(input, "SSECustomerKey");
}

/** The same for the key of a copy's source. */
export function encodeCopySourceKey(input: Record<string, unknown>): void {
  encodeKey(input, "CopySourceSSECustomerKey");
}

function encodeKey(input: Record<string, unknown>, member: string): void {
  const key = input[member];
  if (input[`${member}MD5`] !== undefined || !(typeof key === "string" || key instanceof Uint8Array)) return;
  const hash = createHash("md5");
  hash.update(key);
  input[member] = encodeBase64(key);
  input[`${member}MD5`] = encodeBase64(hash.digest());
}
