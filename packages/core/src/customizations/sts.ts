/** Roles assumed with a token are asked for before there are credentials (HND-37). */
import type { Customization } from "../events/hooks.ts";
import { unsignedOperations } from "./unsigned-operations.ts";

export const sts: Customization = {
  hooks: [/*#__PURE__*/ unsignedOperations(["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])],
};
