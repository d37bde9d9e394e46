/** What programs import from `@boto3/dynamodb`. */
export { Binary, type BinaryInput } from "./binary.ts";
