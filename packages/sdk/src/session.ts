/** boto3's `boto3.session`. */
export { Session, type SessionOptions } from "@boto3/core";
