/** What the generated package of sqs adds to the common behaviour. */
export { sqs } from "../../../customizations/sqs.ts";
