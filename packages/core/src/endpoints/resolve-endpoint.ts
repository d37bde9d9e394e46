/**
 * The endpoint of one call: collects the parameters of a service's endpoint rules, lets them decide, and turns refusals into
 * the errors boto3 raises (botocore `regions.py` `EndpointRulesetResolver`). Hooks of `before-endpoint-resolution` run between
 * `parameters` and `resolve`.
 */
import type { OperationModel } from "../client/operation.ts";
import { UNSIGNED, type CredentialProvider, type ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { EndpointResolutionError, UnknownEndpointResolutionBuiltInName } from "../errors/endpoint.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import { searchContextPath } from "./context-path.ts";
import type { EndpointParameters, ResolvedEndpoint } from "./endpoint.ts";
import { isS3AccelerateUrl } from "./endpoint-url.ts";
import { endpointRuleError } from "./rule-errors.ts";
import { RuleSet, type RuleParameter } from "./rule-set.ts";

type ParameterValue = EndpointParameters[string];

/** A parameter that comes from a call's input. */
interface InputParameter {
  readonly name: string;
  /** A member of the input, or a path into it. */
  readonly read: (input: Readonly<Record<string, unknown>>) => unknown;
}

/** What an operation gives the rules, worked out at its first call. */
interface OperationParameters {
  readonly fixed: EndpointParameters;
  readonly fromInput: readonly InputParameter[];
}

/** The settings endpoint resolution reads. */
export type EndpointConfig = Pick<
  ResolvedConfig,
  "endpointUrl" | "useSsl" | "signatureVersion" | "accountIdEndpointMode" | "clientContextParams" | "s3"
>;

/** Resolves the endpoints of a client's calls. One per client: it keeps the latest results. */
export class EndpointResolver {
  readonly #service: Service;
  readonly #config: EndpointConfig;
  readonly #client: ClientEndpoint;
  readonly #rules: RuleSet | undefined;
  readonly #operations: Map<string, OperationParameters> = new Map();
  /** Client context parameters and built-ins. */
  readonly #fixed: EndpointParameters;
  /** The rule parameter that takes the account of the credentials, when it may be needed. */
  readonly #accountParameter: string | undefined;

  /** @throws UnknownEndpointResolutionBuiltInName when the service package needs a newer core */
  constructor(service: Service, config: EndpointConfig, client: ClientEndpoint) {
    this.#service = service;
    this.#config = config;
    this.#client = client;
    this.#rules = service.endpoints === "" ? undefined : new RuleSet(service.endpoints);
    const parameters = this.#rules?.parameters ?? [];
    this.#fixed = clientParameters(parameters, service, config, client);
    const account = parameters.find(({ builtIn }) => builtIn === "AWS::Auth::AccountId")?.name;
    const wanted = accountIdMode(config) !== "disabled" && config.endpointUrl === undefined;
    this.#accountParameter = account !== undefined && wanted && this.#fixed[account] === undefined ? account : undefined;
  }

  /** The rule parameters of a call; the caller's to change. The account id is left out, see {@link addAccountId}. */
  parameters(operation: OperationModel, input: Readonly<Record<string, unknown>>): EndpointParameters {
    let prepared = this.#operations.get(operation.name);
    if (!prepared) this.#operations.set(operation.name, (prepared = this.#prepare(operation)));
    const parameters = { ...prepared.fixed };
    for (const { name, read } of prepared.fromInput) {
      const value = read(input);
      if (value !== undefined && value !== null) parameters[name] = value as ParameterValue;
    }
    return parameters;
  }

  /** Whether the rules want the account id of the credentials, so that {@link addAccountId} has something to do. */
  needsAccountId(parameters: EndpointParameters): boolean {
    return this.#accountParameter !== undefined && parameters[this.#accountParameter] === undefined;
  }

  /** Adds the account id of the credentials. Credentials that cannot be had are the signer's matter, not this one's. */
  async addAccountId(parameters: EndpointParameters, credentials: CredentialProvider): Promise<void> {
    if (!this.needsAccountId(parameters)) return;
    try {
      parameters[this.#accountParameter!] = (await credentials()).accountId;
    } catch {
      // Signing asks again and reports what is wrong.
    }
  }

  /**
   * The endpoint for a call's parameters; the caller's to change.
   *
   * @throws EndpointResolutionError, or the error boto3 has for the rules' message (see `rule-errors.ts`)
   */
  resolve(parameters: EndpointParameters): ResolvedEndpoint {
    if (!this.#rules) return { url: this.#client.endpointUrl, headers: {}, authSchemes: undefined, properties: {} };
    let endpoint: ResolvedEndpoint;
    try {
      endpoint = this.#rules.resolve(parameters);
    } catch (error) {
      throw error instanceof EndpointResolutionError ? (endpointRuleError(error, this.#service.name, parameters) ?? error) : error;
    }
    // The rules know only https.
    if (!this.#config.useSsl && parameters["Endpoint"] === undefined && endpoint.url.startsWith("https:")) endpoint.url = `http:${endpoint.url.slice(6)}`;
    return endpoint;
  }

  #prepare(operation: OperationModel): OperationParameters {
    const { staticContext, operationContext } = operation.traits;
    const fixed = { ...this.#fixed, ...staticContext };
    const fromInput = (this.#rules?.parameters ?? []).flatMap(({ name }): InputParameter[] => {
      if (staticContext?.[name] !== undefined) return [];
      const member = operation.input?.members.find(({ shape }) => shape.context === name)?.name;
      const path = operationContext?.[name];
      return [
        ...(path === undefined ? [] : [{ name, read: (input: unknown): unknown => searchContextPath(path, input) }]),
        ...(member === undefined ? [] : [{ name, read: (input: Readonly<Record<string, unknown>>): unknown => input[member] }]),
      ];
    });
    return { fixed, fromInput };
  }
}

function clientParameters(rules: readonly RuleParameter[], service: Service, config: EndpointConfig, client: ClientEndpoint): EndpointParameters {
  const context = clientContext(service, config);
  const parameters: EndpointParameters = {};
  for (const { name, builtIn } of rules) {
    const value = context[plainName(name)] ?? (builtIn === undefined ? undefined : builtInValue(builtIn, service, config, client));
    if (value !== undefined && value !== null) parameters[name] = value as ParameterValue;
  }
  return parameters;
}

/** Settings of `clientContextParams` that the service knows, by plain name; for S3 the `s3` section wins. */
function clientContext(service: Service, config: EndpointConfig): Record<string, unknown> {
  const known = Object.keys(service.clientContextParams ?? {}).map(plainName);
  const s3 = isS3(service) ? { useArnRegion: config.s3.useArnRegion, disableS3ExpressSessionAuth: config.s3.disableS3ExpressSessionAuth } : {};
  const settings = [...Object.entries(config.clientContextParams), ...Object.entries(s3).filter(([, value]) => value !== undefined)];
  return Object.fromEntries(settings.map(([name, value]) => [plainName(name), value] as const).filter(([name]) => known.includes(name)));
}

/** `UseArnRegion`, `use_arn_region` and `useArnRegion` are one name. */
function plainName(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function isS3(service: Service): boolean {
  return service.endpointPrefix === "s3" || service.endpointPrefix === "s3-control";
}

function accountIdMode(config: EndpointConfig): string {
  return config.signatureVersion === UNSIGNED ? "disabled" : config.accountIdEndpointMode;
}

function builtInValue(name: string, service: Service, config: EndpointConfig, client: ClientEndpoint): ParameterValue {
  const { endpointUrl, s3 } = config;
  switch (name) {
    case "AWS::Region":
      return client.rulesRegion;
    case "AWS::UseFIPS":
      return endpointUrl === undefined && client.useFips;
    case "AWS::UseDualStack":
      return endpointUrl === undefined && client.useDualstack;
    case "SDK::Endpoint":
      return endpointUrl;
    case "AWS::STS::UseGlobalEndpoint":
      return client.stsGlobal;
    case "AWS::S3::UseGlobalEndpoint":
      return client.s3Global;
    case "AWS::S3::Accelerate":
      return s3.useAccelerateEndpoint ?? false;
    case "AWS::S3::ForcePathStyle":
      if (s3.useAccelerateEndpoint) return false;
      if (endpointUrl !== undefined && !isS3AccelerateUrl(endpointUrl)) return s3.addressingStyle !== "virtual";
      return s3.addressingStyle === "path";
    case "AWS::S3::UseArnRegion":
      return s3.useArnRegion ?? true;
    case "AWS::S3Control::UseArnRegion":
      return s3.useArnRegion ?? false;
    case "AWS::S3::DisableMultiRegionAccessPoints":
      return s3.disableMultiregionAccessPoints ?? false;
    case "AWS::S3::DisableS3ExpressSessionAuth":
      return s3.disableS3ExpressSessionAuth;
    case "AWS::Auth::AccountId":
      return undefined;
    case "AWS::Auth::AccountIdEndpointMode":
      return accountIdMode(config);
    default:
      throw new UnknownEndpointResolutionBuiltInName(name);
  }
}
