/** The operation of AWS Sign-In that renews an `aws login` session, for the chain. */
import { operation, type Operation } from "../../client/operation.ts";
import { defineService, type Service } from "../../client/service.ts";
import { regionalRules } from "../../endpoints/standard-rules.ts";
import type { EndpointRules } from "../../endpoints/endpoint.ts";
import { partitionForRegion } from "../../endpoints/partitions.ts";
import { restJson } from "../../protocols/rest-json/index.ts";

/** Domains of the sign-in hosts, which are not those of the other services. */
const DOMAINS: Readonly<Record<string, string>> = {
  aws: "signin.aws.amazon.com",
  "aws-cn": "signin.amazonaws.cn",
  "aws-us-gov": "signin.amazonaws-us-gov.com",
  "aws-iso": "signin.c2shome.ic.gov",
  "aws-iso-b": "signin.sc2shome.sgov.gov",
  "aws-iso-f": "signin.csphome.hci.ic.gov",
  "aws-iso-e": "signin.csphome.adc-e.uk",
  "aws-eusc": "signin.amazonaws-eusc.eu",
};

const regional = regionalRules("signin");

const endpoints: EndpointRules = {
  settings: regional.settings,
  resolve(parameters) {
    const { Endpoint, Region, UseFIPS, UseDualStack } = parameters;
    const domain = typeof Region === "string" ? DOMAINS[partitionForRegion(Region)] : undefined;
    if (Endpoint !== undefined || UseFIPS || UseDualStack || domain === undefined) return regional.resolve(parameters);
    return { url: `https://${String(Region)}.${domain}`, headers: {}, authSchemes: undefined, properties: {} };
  },
};

export const signin: Service = defineService({
  name: "signin",
  id: "Signin",
  className: "SignInService",
  apiVersion: "2023-01-01",
  endpointPrefix: "signin",
  protocol: restJson,
  endpoints,
  errors:
    '{"AccessDeniedException":{"shape":{"error":"s","message":"s"}},"ValidationException":{"shape":{"error":"s","message":"s"}}}',
});

export interface LoginTokenReply {
  readonly tokenOutput?: {
    readonly accessToken: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
    /** Seconds. */
    readonly expiresIn: number;
    readonly refreshToken: string;
  };
}

export const createOAuth2Token: Operation<Record<string, unknown>, LoginTokenReply> = operation(
  "CreateOAuth2Token",
  "POST /v1/token",
  '{"input":{"$":{"tokenInput!":{"clientId!":"s","grantType!":"s","refreshToken":"s*1"}},"payload":"tokenInput"},"output":{"$":{"tokenOutput":{"accessToken":{"accessKeyId":"s","secretAccessKey":"s*","sessionToken":"s*"},"tokenType":"s","expiresIn":"i","refreshToken":"s*","idToken":"s*"}},"payload":"tokenOutput"},"auth":["smithy.api#noAuth"],"authtype":"none"}',
);
