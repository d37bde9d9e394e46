/** What the generated package of autoscaling adds to the common behaviour. */
export { autoscaling } from "../../../customizations/autoscaling.ts";
