/** ec2 requests are forms like those of query. */
export { CONTENT_TYPE } from "../query/content-type.ts";
