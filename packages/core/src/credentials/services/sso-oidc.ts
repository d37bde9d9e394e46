/** The operation of IAM Identity Center that renews an access token, for the chain. */
import { operation, type Operation } from "../../client/operation.ts";
import { defineService, type Service } from "../../client/service.ts";
import { ssoOidc as customization } from "../../customizations/sso-oidc.ts";
import { regionalGovRules } from "../../endpoints/standard-rules.ts";
import { restJson } from "../../protocols/rest-json/index.ts";

export const ssoOidc: Service = defineService({
  name: "sso-oidc",
  id: "SSO OIDC",
  className: "SSOOIDC",
  apiVersion: "2019-06-10",
  endpointPrefix: "oidc",
  signingName: "sso-oauth",
  protocol: restJson,
  endpoints: regionalGovRules("oidc"),
  errors: '{"InvalidGrantException":{},"InvalidClientException":{},"ExpiredTokenException":{},"AccessDeniedException":{}}',
  customization,
});

export interface TokenReply {
  readonly accessToken?: string;
  /** Seconds. */
  readonly expiresIn?: number;
  readonly refreshToken?: string;
}

export const createToken: Operation<Record<string, unknown>, TokenReply> = operation(
  "CreateToken",
  "POST /token",
  '{"input":{"clientId!":"s","clientSecret!":"s*","grantType!":"s","refreshToken":"s*"},"output":{"accessToken":"s*","tokenType":"s","expiresIn":"i","refreshToken":"s*","idToken":"s*"},"auth":["smithy.api#noAuth"],"authtype":"none"}',
);
