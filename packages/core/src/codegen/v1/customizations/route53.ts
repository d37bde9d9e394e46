/** What the generated package of route53 adds to the common behaviour. */
export { route53 } from "../../../customizations/route53.ts";
