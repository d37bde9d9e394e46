/** What programs import from `@boto3/core`. */
export {
  createClient,
  createUncheckedClient,
  type Client,
  type OperationMethod,
  type OperationMethods,
} from "./client/create-client.ts";
export { BaseClient, ClientNotLoadedError, type ClientMeta, type ReplyOf } from "./client/base-client.ts";
export { clientClass, type ClientClass, type ServiceClient } from "./client/client-class.ts";
export type { CallOptions, ClientConfig, ClientOptions, RetryEvent, RetryOptions } from "./client/options.ts";
export type { AttemptOutcome, RetryEnvironment, RetryStrategy } from "./retries/strategy.ts";
export {
  UNSIGNED,
  type CredentialProvider,
  type Credentials,
  type ResolvedConfig,
  type S3Config,
} from "./client/resolved-config.ts";
export type { Operation } from "./client/operation.ts";
export type { Service } from "./client/service.ts";
export type { ClientExceptions } from "./client/exceptions.ts";
export type { ErrorDetail, ParsedError, ResponseMetadata } from "./client/output.ts";
export { DeadlineExceededError } from "./client/call-limits.ts";

export { Session, type SessionOptions } from "./session/session.ts";
export { registerInitializer, unregisterInitializer, type SessionInitializer } from "./session/initializers.ts";
export type { ReplaceableComponents, SessionComponents } from "./session/components.ts";
export type { ConfigStore, SessionVariable } from "./session/config-store.ts";
export type { CredentialLoader, CredentialResolver } from "./credentials/resolver.ts";
export type { CredentialPlace } from "./credentials/custom-place.ts";
export type { AuthToken, TokenPlace, TokenProviderChain, TokenRequest } from "./credentials/token-chain.ts";
export { Config } from "./config/config.ts";
export {
  fromAssumeRole,
  fromContainer,
  fromEnv,
  fromIni,
  fromInstanceMetadata,
  fromProcess,
  fromSso,
  fromWebToken,
  type AssumeRoleOptions,
  type IniOptions,
  type ProcessOptions,
  type RoleOptions,
  type SourceOptions,
  type SsoOptions,
  type WebTokenOptions,
} from "./credentials/from.ts";
export { explainCredentials, type CredentialsExplanation } from "./credentials/explain.ts";
export type { Attempt } from "./credentials/provider.ts";
export { explainEndpoint, type Decided, type EndpointExplanation } from "./endpoints/explain.ts";
export type { Surroundings } from "./config/configuration.ts";
export { registerService, type ServiceName, type ServiceRegistry } from "./session/service-registry.ts";

export {
  registerResource,
  type ResourceClientOptions,
  type ResourceName,
  type ResourceRegistry,
  type ServiceResourceClass,
} from "./session/resource-registry.ts";

export {
  hook,
  type AttemptEnd,
  type CallContext,
  type Customization,
  type Hook,
  type HookSection,
  type HookStage,
  type HookStages,
} from "./events/hooks.ts";
export { eventsOf, type SentReply, type ShortCircuit } from "./events/client-events.ts";
export {
  EventEmitter,
  EventRegistrationError,
  type EventFields,
  type EventHandler,
  type HandlerResponse,
  type RegisterOptions,
} from "./events/event-emitter.ts";
export { RequestSigner, type RequestSignerOptions, type SignableRequest } from "./auth/request-signer.ts";
export { generatePresignedUrl, type PresignedUrlOptions } from "./presign/generate-presigned-url.ts";
export {
  generatePresignedPost,
  type PostCondition,
  type PresignedPost,
  type PresignedPostOptions,
} from "./presign/generate-presigned-post.ts";
export {
  generateDbAuthToken,
  generateDbConnectAdminAuthToken,
  generateDbConnectAuthToken,
  type DbAuthTokenOptions,
  type DsqlAuthTokenOptions,
} from "./presign/database-token.ts";
export {
  CloudFrontPolicyError,
  CloudFrontSigner,
  type CloudFrontPolicyOptions,
  type CloudFrontUrlOptions,
  type RsaSigner,
} from "./presign/cloudfront-signer.ts";
export { FetchTransport } from "./http/fetch-transport.ts";
export { UndiciTransport, type UndiciDispatcher } from "./http/undici-transport.ts";
export { StreamingBody } from "./http/streaming-body.ts";
export type { HttpRequest } from "./http/request.ts";
export type { HttpResponse, ResponseBody } from "./http/response.ts";
export type {
  ClientCertificate,
  ConnectionSettings,
  ProxiesConfig,
  ProxySettings,
  SendOptions,
  Transport,
} from "./http/transport.ts";
export type {
  BlobInput,
  JsonValue,
  LongInput,
  OpenTaggedUnion,
  Reply,
  StreamingBlobInput,
  TaggedUnion,
  TimestampInput,
} from "./schema/value-types.ts";

export { paginate, searchPages, type PaginateArguments } from "./paginate/paginate.ts";
export type { PageIterator, Sender } from "./paginate/page-iterator.ts";
export type { FullResult, ItemAt, PrimaryKey, ValueAt } from "./paginate/page-types.ts";
export type { Paginator, PaginatingClient } from "./paginate/client-paginators.ts";
export type { PaginationConfig, PaginationInput, PaginatorDefinition } from "./paginate/definition.ts";
export { InvalidExpressionError, OperationNotPageableError, PaginationError } from "./errors/paginate.ts";
export {
  waitUntil,
  type WaitArguments,
  type WaitAttempt,
  type Waiting,
  type WaitOptions,
  type WaitResult,
} from "./waiters/wait-until.ts";
export type { Waiter, WaitingClient } from "./waiters/client-waiters.ts";
export type { WaiterAcceptor, WaiterConfig, WaiterDefinition, WaiterInput, WaiterState } from "./waiters/definition.ts";
export { UnknownWaiterError, WaiterConfigError, WaiterError, type WaitFailure } from "./errors/waiter.ts";
export { compileExpression } from "./jmespath/compile.ts";
export type { CompiledExpression, Expression } from "./jmespath/expression.ts";
export {
  ArityError,
  EmptyExpressionError,
  IncompleteExpressionError,
  JMESPathError,
  JMESPathTypeError,
  LexerError,
  ParseError,
  UnknownFunctionError,
  VariadictArityError,
} from "./jmespath/errors.ts";

export { isError } from "./errors/guards.ts";
export { Boto3Error } from "./errors/boto3-error.ts";
export { BotoCoreError } from "./errors/botocore-error.ts";
export { ClientError } from "./errors/client-error.ts";
export { modeledError, type ModeledError, type ModeledErrorClass } from "./errors/modeled.ts";
export { ParamValidationError } from "./errors/validation.ts";
export { ResponseParserError } from "./errors/parser.ts";
export {
  InvalidIMDSEndpointError,
  InvalidIMDSEndpointModeError,
  LoginError,
  LoginInsufficientPermissions,
  LoginRefreshRequired,
  LoginTokenLoadError,
  MetadataRetrievalError,
  RefreshWithMFAUnsupportedError,
  SSOError,
  SSOTokenLoadError,
  UnauthorizedSSOTokenError,
} from "./errors/credential-sources.ts";
export { UnknownComponentError, UnknownCredentialError, UnknownTokenProviderError } from "./errors/chains.ts";
export {
  CredentialRetrievalError,
  NoAuthTokenError,
  NoCredentialsError,
  PartialCredentialsError,
  TokenRetrievalError,
} from "./errors/credentials.ts";
export {
  ConfigNotFound,
  ConfigParseError,
  InfiniteLoopConfigError,
  InvalidChecksumConfigError,
  InvalidConfigError,
  InvalidDefaultsMode,
  InvalidMaxRetryAttemptsError,
  InvalidProxiesConfigError,
  InvalidRetryConfigurationError,
  InvalidRetryModeError,
  InvalidS3AddressingStyleError,
  InvalidS3UsEast1RegionalEndpointConfigError,
  InvalidSTSRegionalEndpointsConfigError,
  ProfileNotFound,
  UnknownOptionError,
} from "./errors/config.ts";
export {
  AliasConflictParameterError,
  DataNotFoundError,
  ResourceNotExistsError,
  UnknownAPIVersionError,
  UnknownClientMethodError,
  UnknownExceptionError,
  UnknownServiceError,
} from "./errors/model.ts";
export {
  ConnectionClosedError,
  ConnectionError,
  ConnectTimeoutError,
  EndpointConnectionError,
  HTTPClientError,
  PoolTimeoutError,
  ProxyConnectionError,
  ReadTimeoutError,
  ResponseStreamingError,
  SSLError,
} from "./errors/http.ts";

export {
  BaseEndpointResolverError,
  EndpointProviderError,
  EndpointResolutionError,
  EndpointVariantError,
  InvalidArnException,
  InvalidEndpointConfigurationError,
  InvalidEndpointUrlError,
  InvalidHostLabelError,
  InvalidRegionError,
  NoRegionError,
  UnknownEndpointResolutionBuiltInName,
  UnknownRegionError,
  UnknownSignatureVersionError,
  UnsupportedS3AccesspointConfigurationError,
  UnsupportedS3ConfigurationError,
  UnsupportedS3ControlArnError,
  UnsupportedS3ControlConfigurationError,
  UnsupportedSignatureVersionError,
} from "./errors/endpoint.ts";
export { isArn, parseArn, type Arn } from "./endpoints/arn.ts";
export { availablePartitions, partitionForRegion } from "./endpoints/partitions.ts";
export { availableRegions } from "./endpoints/available-regions.ts";
export {
  EndpointDiscoveryRefreshFailed,
  EndpointDiscoveryRequired,
  InvalidEndpointDiscoveryConfigurationError,
} from "./errors/discovery.ts";
export {
  ChecksumError,
  EventStreamInputError,
  FlexibleChecksumError,
  IncompleteReadError,
  UnseekableStreamError,
} from "./errors/stream.ts";
export {
  ApiVersionNotFoundError,
  AwsChunkedWrapperError,
  CapacityNotAvailableError,
  InvalidCrtTransferConfigError,
  InvalidDNSNameError,
  LoginAuthorizationCodeError,
  MissingDependencyException,
  MissingParametersError,
  NoVersionFound,
  ServiceNotInRegionError,
  UnknownEndpointError,
  UnknownFIPSEndpointError,
  UnknownKeyError,
  UnknownParameterError,
  UnsupportedOutpostResourceError,
  UnsupportedS3ArnError,
  ValidationError,
} from "./errors/never-raised.ts";
export { EventStreamError } from "./errors/event-stream-error.ts";

export { Stubber, type StubbedCall, type StubOptions } from "./stub/stubber.ts";
export type { StubbedError } from "./stub/stub-replies.ts";
export type { ExpectedParams, StubbedInput, StubbedName, StubbedOutput, StubbedResponse } from "./stub/stub-types.ts";
export { ANY, type AnyValue, type Expected } from "./stub/any.ts";
export { PendingResponsesError, StubAssertionError, StubResponseError, UnStubbedResponseError } from "./errors/stub.ts";
export { MockTransport, type MockReply, type MockRequest, type RequestMatcher } from "./stub/mock-transport.ts";
export { streamingBody } from "./stub/streaming-body.ts";

export { addLogHandler, logTo, setStreamLogger, type Logger, type LogRecord, type LogSelection } from "./observe/loggers.ts";
export { setFileLogger, type FileLoggerOptions } from "./observe/file-logger.ts";
export type { LogLevel } from "./observe/log.ts";
export { observeCalls, observeEveryCall, type CallObserver } from "./observe/observe-calls.ts";
export type { CallEvents, ObservedAttempt, ObservedCall, ObservedReply, Outcome } from "./observe/call-events.ts";
export { redact, redactHeaders } from "./observe/redact.ts";
export { getGlobalHistoryRecorder, HistoryRecorder, type HistoryEvent, type HistoryHandler } from "./observe/history.ts";
export { publishDiagnostics } from "./observe/diagnostics.ts";
export { traceCalls, type SpanLike, type TracerLike } from "./observe/trace-calls.ts";

export { snakeCase as xformName } from "./client/method-name.ts";
export { percentEncode } from "./protocols/http-binding/percent-encode.ts";
export { parseTimestamp } from "./protocols/parse-timestamp.ts";
export { treeHash as calculateTreeHash } from "./customizations/glacier.ts";
export { inputSkeleton } from "./schema/input-skeleton.ts";
