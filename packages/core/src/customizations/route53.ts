/** Ids come from Route 53 with a path (`/hostedzone/Z1`) and go back without it (botocore `fix_route53_ids`, HND-43). */
import { type CallContext, type Customization, hook } from "../events/hooks.ts";

/** The generator keeps the names of these shapes. */
const ID_SHAPES = ["ResourceId", "DelegationSetId", "ChangeId"];

export const route53: Customization = {
  hooks: [/*#__PURE__*/ hook("before-parameter-build", undefined, stripPaths)],
};

function stripPaths(input: Record<string, unknown>, { operation }: CallContext): void {
  for (const { name, shape } of operation.input?.members ?? []) {
    const id = input[name];
    if (typeof id === "string" && shape.shape !== undefined && ID_SHAPES.includes(shape.shape))
      input[name] = id.slice(id.lastIndexOf("/") + 1);
  }
}
