/** Host prefixes, for operations that have one. */
export { hostPrefix } from "../../protocols/host-prefix.ts";
