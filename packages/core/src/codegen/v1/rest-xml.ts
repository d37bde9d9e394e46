/** The rest-xml protocol, for services that speak it. */
export { restXml } from "../../protocols/rest-xml/index.ts";
