/** Event-stream outputs, for the operations that have one. */
export { eventStream } from "../../eventstream/open.ts";
