/** The operation of IAM Identity Center that gives a role's credentials for an access token, for the chain. */
import { operation, type Operation } from "../../client/operation.ts";
import { defineService, type Service } from "../../client/service.ts";
import { regionalGovRules } from "../../endpoints/standard-rules.ts";
import { restJson } from "../../protocols/rest-json/index.ts";

export const sso: Service = defineService({
  name: "sso",
  id: "SSO",
  className: "SSO",
  apiVersion: "2019-06-10",
  endpointPrefix: "portal.sso",
  signingName: "awsssoportal",
  protocol: restJson,
  endpoints: regionalGovRules("portal.sso"),
  errors:
    '{"InvalidRequestException":{},"ResourceNotFoundException":{},"TooManyRequestsException":{},"UnauthorizedException":{}}',
});

/** Credentials of a role; `expiration` is milliseconds since 1970. */
export interface RoleCredentialsReply {
  readonly roleCredentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
    readonly expiration: number;
  };
}

export const getRoleCredentials: Operation<Record<string, unknown>, RoleCredentialsReply> = operation(
  "GetRoleCredentials",
  "GET /federation/credentials",
  '{"input":{"roleName! query:role_name":"s","accountId! query:account_id":"s","accessToken! header:x-amz-sso_bearer_token":"s*"},"output":{"roleCredentials":{"accessKeyId":"s","secretAccessKey":"s*","sessionToken":"s*","expiration":"l"}},"auth":["smithy.api#noAuth"],"authtype":"none"}',
);
