/** `UserData` of instances travels as base64 (botocore `base64_encode_user_data`, HND-42). */
import { encodeBase64 } from "../protocols/base64.ts";

/** Encodes text (as UTF-8) or bytes. */
export function encodeUserData(input: Record<string, unknown>): void {
  const data = input["UserData"];
  if (typeof data === "string" || data instanceof Uint8Array) input["UserData"] = encodeBase64(data);
}
