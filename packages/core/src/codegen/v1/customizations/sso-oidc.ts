/** What the generated package of sso-oidc adds to the common behaviour. */
export { ssoOidc } from "../../../customizations/sso-oidc.ts";
