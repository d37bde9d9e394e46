/** The writer of XML bodies, for operations of rest-xml that send one. */
export { writeXml as xmlBody } from "../../protocols/xml/write.ts";
