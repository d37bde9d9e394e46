/** What the generated package of machinelearning adds to the common behaviour. */
export { machinelearning } from "../../../customizations/machinelearning.ts";
