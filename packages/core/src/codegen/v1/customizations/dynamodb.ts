/** What the generated package of dynamodb adds to the common behaviour. */
export { dynamodb } from "../../../customizations/dynamodb.ts";
