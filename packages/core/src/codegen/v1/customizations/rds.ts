/** What the generated package of rds adds to the common behaviour. */
export { rds } from "../../../customizations/rds.ts";
