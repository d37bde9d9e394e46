/** What the generated package of docdb adds to the common behaviour. */
export { docdb } from "../../../customizations/docdb.ts";
