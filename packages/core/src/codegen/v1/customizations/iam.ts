/** What the generated package of iam adds to the common behaviour. */
export { iam } from "../../../customizations/iam.ts";
