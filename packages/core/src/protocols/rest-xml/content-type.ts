/** rest-xml sends no content type of its own, as botocore: services take XML without, and S3 objects keep what the caller says. */
export const CONTENT_TYPE = undefined;
