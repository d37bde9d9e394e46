/** The hash under S3's first signatures. */
import { hmacSha1 } from "#platform";

/** HMAC-SHA-1 in base64. */
export function hmacSha1Base64(key: string, data: string): string {
  return btoa(String.fromCharCode(...hmacSha1(key, data)));
}
