/** What the generated package of sts adds to the common behaviour. */
export { sts } from "../../../customizations/sts.ts";
