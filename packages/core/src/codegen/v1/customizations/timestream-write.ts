/** What the generated package of timestream-write adds to the common behaviour. */
export { timestreamWrite } from "../../../customizations/timestream-write.ts";
