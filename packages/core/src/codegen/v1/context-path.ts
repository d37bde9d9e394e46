/** Endpoint parameters that are found by a path into an operation's input. */
export { searchContextPath as contextPath } from "../../endpoints/context-path.ts";
