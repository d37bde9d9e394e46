/**
 * The endpoint of one call: collects the parameters of a service's endpoint rules and lets them decide (botocore `regions.py`
 * `EndpointRulesetResolver`). Hooks of `before-endpoint-resolution` run between `parameters` and `resolve`.
 */
import type { OperationModel } from "../client/operation.ts";
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { EndpointResolutionError } from "../errors/endpoint.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import type { EndpointConfig, EndpointParameters, EndpointRules, ResolvedEndpoint } from "./endpoint.ts";

/** Resolves the endpoints of a client's calls. */
export class EndpointResolver {
  readonly #rules: EndpointRules | undefined;
  readonly #config: EndpointConfig;
  readonly #client: ClientEndpoint;
  readonly #settings: EndpointParameters | undefined;
  readonly #account: string | undefined;

  /** @throws UnknownEndpointResolutionBuiltInName when the service package needs a newer core */
  constructor(service: Service, config: EndpointConfig, client: ClientEndpoint) {
    const { endpoints } = service;
    this.#rules = endpoints;
    this.#config = config;
    this.#client = client;
    this.#settings = endpoints?.settings(config, client, service);
    this.#account = endpoints?.accountParameter?.(config);
  }

  /** How accounts go into addresses; undefined for services whose rules do not ask. */
  get accountIdMode(): unknown {
    return this.#settings?.["AccountIdEndpointMode"];
  }

  /** The rule parameters of a call; the caller's to change. The account id is left out, see {@link addAccountId}. */
  parameters(operation: OperationModel, input: Readonly<Record<string, unknown>>): EndpointParameters {
    const parameters = { ...this.#settings };
    this.#rules?.addInput?.(parameters, operation, input);
    return parameters;
  }

  /** Whether the rules want the account id of the credentials, so that {@link addAccountId} has something to do. */
  needsAccountId(parameters: EndpointParameters): boolean {
    return this.#account !== undefined && parameters[this.#account] === undefined;
  }

  /**
   * Adds the account id of the credentials. Credentials that cannot be had are the signer's matter, not this one's.
   *
   * @returns whether they have one
   */
  async addAccountId(parameters: EndpointParameters, credentials: CredentialProvider): Promise<boolean> {
    try {
      return (parameters[this.#account!] = (await credentials()).accountId) !== undefined;
    } catch {
      // Signing asks again and reports what is wrong.
      return false;
    }
  }

  /**
   * The endpoint for a call's parameters; the caller's to change.
   *
   * @throws EndpointResolutionError, or the error boto3 has for the rules' message
   */
  resolve(parameters: EndpointParameters): ResolvedEndpoint {
    const rules = this.#rules;
    if (!rules) return { url: this.#client.endpointUrl, headers: {}, authSchemes: undefined, properties: {} };
    try {
      const endpoint = rules.resolve(parameters);
      // The rules know only https.
      if (!this.#config.useSsl && parameters["Endpoint"] === undefined) endpoint.url = endpoint.url.replace(/^https:/, "http:");
      return endpoint;
    } catch (error) {
      throw (error instanceof EndpointResolutionError && rules.refine?.(error, parameters)) || error;
    }
  }
}
