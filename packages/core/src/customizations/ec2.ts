/** What botocore's handlers add to EC2 (HND-10, HND-33, HND-42, HND-53). */
import { type Customization, hook, type Hook } from "../events/hooks.ts";
import { parseBlob } from "../protocols/parse-blob.ts";
import { presignedSnapshotCopy } from "./cross-region-url.ts";
import { parameterAlias } from "./parameter-alias.ts";
import { encodeUserData } from "./user-data.ts";

export const ec2: Customization = { hooks: [/*#__PURE__*/ parameterAlias("Filter", "Filters", undefined)] };

/** Snapshots copied from another region. */
export const copySnapshotHooks: readonly Hook[] = [/*#__PURE__*/ presignedSnapshotCopy()];

/** User data of instances. */
export const userDataHooks: readonly Hook[] = [/*#__PURE__*/ hook("before-parameter-build", undefined, encodeUserData)];

/** What a console showed. */
export const consoleOutputHooks: readonly Hook[] = [/*#__PURE__*/ hook("after-call", undefined, decodeConsoleOutput)];

/** Console output arrives as base64; what is none stays as it is. */
function decodeConsoleOutput(output: Record<string, unknown>): void {
  const text = output["Output"];
  if (typeof text !== "string" || /[^\0-\x7f]/.test(text)) return;
  try {
    output["Output"] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(parseBlob(text));
  } catch {
    // Left as the service gave it, as in boto3.
  }
}
