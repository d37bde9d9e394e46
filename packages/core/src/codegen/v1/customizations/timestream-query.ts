/** What the generated package of timestream-query adds to the common behaviour. */
export { timestreamQuery } from "../../../customizations/timestream-query.ts";
