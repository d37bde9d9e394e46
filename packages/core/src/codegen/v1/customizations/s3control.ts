/** What the generated package of s3control adds to the common behaviour. */
export { s3control } from "../../../customizations/s3control.ts";
