/** What the generated package of cognito-identity adds to the common behaviour. */
export { cognitoIdentity } from "../../../customizations/cognito-identity.ts";
