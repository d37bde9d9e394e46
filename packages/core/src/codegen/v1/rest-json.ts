/** The rest-json protocol, for services that speak it. */
export { restJson } from "../../protocols/rest-json/index.ts";
