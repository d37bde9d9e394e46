/** What the resources of S3 have beside their model. */
export { bucketLoad, objectSummaryLoad, type BucketLoad, type ObjectSummaryLoad } from "../../s3/load.ts";
