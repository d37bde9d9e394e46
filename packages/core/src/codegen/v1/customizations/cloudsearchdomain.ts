/** What the generated package of cloudsearchdomain adds to the common behaviour. */
export { cloudsearchdomain } from "../../../customizations/cloudsearchdomain.ts";
