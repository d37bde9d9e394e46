/**
 * The two operations of STS that give credentials, for the chain, which knows no service package. Its rules are the regional ones
 * and the global host; `@boto3/client-sts` has them in the model's words.
 */
import { operation, type Operation } from "../../client/operation.ts";
import { defineService, type Service } from "../../client/service.ts";
import { sts as customization } from "../../customizations/sts.ts";
import type { EndpointRules } from "../../endpoints/endpoint.ts";
import { regionalGovRules } from "../../endpoints/standard-rules.ts";
import { query } from "../../protocols/query/index.ts";
import { timestamps } from "../../codegen/v1/timestamps.ts";

/** What both operations answer with. */
export interface RoleReply {
  readonly Credentials?: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
    readonly Expiration: Date;
  };
  readonly AssumedRoleUser?: { readonly AssumedRoleId?: string; readonly Arn?: string };
}

const regional = regionalGovRules("sts");
const GLOBAL_SCHEMES = [{ name: "sigv4", signingName: "sts", signingRegion: "us-east-1" }];

const endpoints: EndpointRules = {
  settings: (config, client, service) => ({
    ...regional.settings(config, client, service),
    UseGlobalEndpoint: client.stsGlobal,
  }),
  resolve(parameters) {
    const { Endpoint, Region, UseFIPS, UseDualStack, UseGlobalEndpoint } = parameters;
    if (Endpoint !== undefined || UseFIPS || UseDualStack || !(UseGlobalEndpoint || Region === "aws-global"))
      return regional.resolve(parameters);
    const properties = { authSchemes: GLOBAL_SCHEMES };
    return { url: "https://sts.amazonaws.com", headers: {}, authSchemes: GLOBAL_SCHEMES, properties };
  },
};

export const sts: Service = defineService({
  name: "sts",
  id: "STS",
  className: "STS",
  apiVersion: "2011-06-15",
  endpointPrefix: "sts",
  protocol: query,
  endpoints,
  hosts: '{"aws":[[["aws-global",{"h":"sts.","c":["us-east-1"]}]],{},"aws-global"],"aws-us-gov":[[],{"f":"sts.*."}]}',
  errors:
    '{"ExpiredTokenException":{},"IDPCommunicationError":{"name":"IDPCommunicationErrorException"},"IDPRejectedClaim":{"name":"IDPRejectedClaimException"},"InvalidIdentityToken":{"name":"InvalidIdentityTokenException"},"MalformedPolicyDocument":{"name":"MalformedPolicyDocumentException"},"PackedPolicyTooLarge":{"name":"PackedPolicyTooLargeException"},"RegionDisabledException":{}}',
  customization,
});

const CREDENTIALS = '"Credentials":{"AccessKeyId":"s","SecretAccessKey":"s*","SessionToken":"s*","Expiration":"t"}';
const ROLE_REPLY = `{${CREDENTIALS},"AssumedRoleUser":{"AssumedRoleId":"s","Arn":"s"}}`;

/** `RoleArn`, `RoleSessionName` and what a profile may add. */
export const assumeRole: Operation<Record<string, unknown>, RoleReply> = operation(
  "AssumeRole",
  "POST /",
  '{"input":{"RoleArn!":"s20","RoleSessionName!":"s2","PolicyArns":[{"arn":"s20"}],"Policy":"s1","DurationSeconds":"i900",' +
    '"Tags":[{"Key!":"s1","Value!":"s0"}],"TransitiveTagKeys":["s1"],"ExternalId":"s2","SerialNumber":"s9","TokenCode":"s6","SourceIdentity":"s2"},' +
    `"output":${ROLE_REPLY},"wrapper":"AssumeRoleResult"}`,
  { timestamps },
);

/** `RoleArn`, `RoleSessionName` and `WebIdentityToken`; sent without a signature. */
export const assumeRoleWithWebIdentity: Operation<Record<string, unknown>, RoleReply> = operation(
  "AssumeRoleWithWebIdentity",
  "POST /",
  '{"input":{"RoleArn!":"s20","RoleSessionName!":"s2","WebIdentityToken!":"s*4","ProviderId":"s4","PolicyArns":[{"arn":"s20"}],"Policy":"s1","DurationSeconds":"i900"},' +
    `"output":${ROLE_REPLY},"wrapper":"AssumeRoleWithWebIdentityResult","auth":["smithy.api#noAuth"],"authtype":"none"}`,
  { timestamps },
);
