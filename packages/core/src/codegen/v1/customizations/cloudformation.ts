/** What the generated package of cloudformation adds to the common behaviour. */
export { cloudformation } from "../../../customizations/cloudformation.ts";
