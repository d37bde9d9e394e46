/** What the generated package of s3 adds to the common behaviour. */
export { s3 } from "../../../customizations/s3.ts";
