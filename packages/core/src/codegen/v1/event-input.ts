/** Event-stream inputs, for the operations that have one. */
export { eventInputHooks } from "../../eventstream/refuse-input.ts";
