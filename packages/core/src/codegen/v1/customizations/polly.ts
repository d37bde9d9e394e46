/** What the generated package of polly adds to the common behaviour. */
export { polly } from "../../../customizations/polly.ts";
