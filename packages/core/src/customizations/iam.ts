/** Policy documents in IAM's replies are percent-encoded JSON; they are given as objects (botocore `json_decode_policies`, HND-09). */
import { type CallContext, type Customization, hook } from "../events/hooks.ts";
import type { BufferedResponse } from "../http/response.ts";
import type { Shape } from "../schema/shape.ts";

/** The generator keeps the name of this shape. */
const POLICY = "policyDocumentType";

export const iam: Customization = {
  hooks: [/*#__PURE__*/ hook("after-call", undefined, decodePolicies)],
};

function decodePolicies(output: Record<string, unknown>, _response: BufferedResponse, { operation }: CallContext): void {
  if (operation.output) decodeIn(output, operation.output);
}

function decodeIn(value: unknown, shape: Shape): void {
  if (shape.kind === "list") for (const item of value as unknown[]) decodeIn(item, shape.element!);
  else if (shape.kind === "structure" && typeof value === "object" && value !== null) {
    const structure = value as Record<string, unknown>;
    for (const member of shape.members) {
      const found = structure[member.name];
      if (found === undefined) continue;
      if (member.shape.shape === POLICY) structure[member.name] = decodePolicy(found);
      else decodeIn(found, member.shape);
    }
  }
}

function decodePolicy(text: unknown): unknown {
  try {
    return JSON.parse(decodeURIComponent(String(text)));
  } catch {
    return text;
  }
}
