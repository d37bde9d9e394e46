/** What the generated package of neptune adds to the common behaviour. */
export { neptune } from "../../../customizations/neptune.ts";
