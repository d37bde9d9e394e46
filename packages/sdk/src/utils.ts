/** The small functions of botocore's `utils` that programs import. */
export { calculateTreeHash, inputSkeleton, isArn, parseArn, parseTimestamp, percentEncode, xformName } from "@boto3/core";
