/** Launch configurations carry user data as EC2 does (HND-42). */
import { type Customization, hook } from "../events/hooks.ts";
import { encodeUserData } from "./user-data.ts";

export const autoscaling: Customization = {
  hooks: [/*#__PURE__*/ hook("before-parameter-build", ["CreateLaunchConfiguration"], encodeUserData)],
};
