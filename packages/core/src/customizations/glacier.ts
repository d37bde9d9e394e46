/** Glacier: its version header, the own account by default, and checksums of uploads (HND-29, HND-32, HND-44). */
import { sha256, sha256Hex } from "#platform";
import { ParamValidationError } from "../errors/validation.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";
import type { SerializedRequest } from "../protocols/protocol.ts";

const MEBIBYTE = 1_048_576;

export const glacier: Customization = {
  hooks: [
    /*#__PURE__*/ hook("before-parameter-build", undefined, useOwnAccount),
    /*#__PURE__*/ hook("before-call", undefined, addVersion),
    /*#__PURE__*/ hook("before-call", ["UploadArchive", "UploadMultipartPart"], addChecksums),
  ],
};

function useOwnAccount(input: Record<string, unknown>): void {
  input["accountId"] ??= "-";
}

function addVersion(request: SerializedRequest, _input: unknown, { operation }: CallContext): void {
  request.headers["x-amz-glacier-version"] = operation.service.apiVersion;
}

async function addChecksums(request: SerializedRequest): Promise<void> {
  const { headers } = request;
  const body = await bytesOf(request.body);
  request.body = body;
  headers["x-amz-content-sha256"] ??= sha256Hex(body);
  headers["x-amz-sha256-tree-hash"] ??= treeHash(body);
}

async function bytesOf(body: SerializedRequest["body"]): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array(0);
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  throw new ParamValidationError(
    "Invalid type for parameter body, type: stream, valid types: string, Uint8Array, ArrayBuffer, Blob. Glacier wants a hash before the data.",
  );
}

/** The root of the tree of SHA-256 hashes over pieces of one mebibyte. */
export function treeHash(data: Uint8Array): string {
  let level: Uint8Array[] = [];
  for (let at = 0; at < data.length || at === 0; at += MEBIBYTE) level.push(sha256(data.subarray(at, at + MEBIBYTE)));
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index]!, level[index + 1]];
      above.push(right ? sha256(joined(left, right)) : left);
    }
    level = above;
  }
  return Array.from(level[0]!, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
