/** Instants, for operations and errors whose shapes have timestamps. */
export { timestamps } from "../../protocols/timestamps.ts";
