/** What the generated package of logs adds to the common behaviour. */
export { logs } from "../../../customizations/logs.ts";
