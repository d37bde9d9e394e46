/** What the generated package of apigateway adds to the common behaviour. */
export { apigateway } from "../../../customizations/apigateway.ts";
