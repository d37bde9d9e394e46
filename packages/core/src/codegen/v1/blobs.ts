/** Bytes, for operations and errors whose shapes have blobs. */
export { blobs } from "../../protocols/blobs.ts";
