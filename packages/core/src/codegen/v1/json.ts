/** The json protocol, for services that speak it. */
export { json } from "../../protocols/json/index.ts";
