/** The query protocol, for services that speak it. */
export { query } from "../../protocols/query/index.ts";
