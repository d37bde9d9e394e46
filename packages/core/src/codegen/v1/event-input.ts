/** Event streams in inputs, for the operations that have one. */
export { eventInput } from "../../eventstream/event-input.ts";
