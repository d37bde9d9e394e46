/** What `import * as boto3 from "@boto3/sdk"` gives. */
export { client, resource } from "./client.ts";
export { defaultSession, setupDefaultSession } from "./default-session.ts";
export {
  Config,
  explainCredentials,
  explainEndpoint,
  fromAssumeRole,
  fromContainer,
  fromEnv,
  fromIni,
  fromInstanceMetadata,
  fromProcess,
  fromSso,
  fromWebToken,
  isError,
  Session,
  setFileLogger,
  setStreamLogger,
  UNSIGNED,
  type CallOptions,
  type ClientConfig,
  type ClientOptions,
  type CredentialProvider,
  type Credentials,
  type ServiceName,
  type ServiceRegistry,
  type SessionOptions,
} from "@boto3/core";
