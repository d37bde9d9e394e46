/** What the generated package of importexport adds to the common behaviour. */
export { importexport } from "../../../customizations/importexport.ts";
