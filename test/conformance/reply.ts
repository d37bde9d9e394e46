/** Recorded HTTP replies. */
import type { ScriptedReply } from "./scripted-transport.ts";

export interface RecordedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | { readonly $blob: string };
}

/** The reply as a transport gives it. */
export function toReply({ status, headers = {}, body = "" }: RecordedReply): ScriptedReply {
  const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.from(body.$blob, "base64");
  return { status, headers, body: new Uint8Array(bytes) };
}
