/** What the generated package of glacier adds to the common behaviour. */
export { glacier } from "../../../customizations/glacier.ts";
