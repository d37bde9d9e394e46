/** What the generated package of sqs adds to the common behaviour. */
export { receivedMessageHooks, sentBatchHooks, sentMessageHooks, sqs } from "../../../customizations/sqs.ts";
