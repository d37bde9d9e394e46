/** Content type of query and ec2 requests. */
export const CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";
