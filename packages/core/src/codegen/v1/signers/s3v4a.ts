/** S3's form of Signature Version 4A, for multi-region access points. */
export { v4a as s3v4a } from "./v4a.ts";
