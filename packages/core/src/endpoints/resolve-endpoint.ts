/**
 * The endpoint of one call: collects the parameters of a service's endpoint rules and lets them decide (botocore `regions.py`
 * `EndpointRulesetResolver`). Hooks of `before-endpoint-resolution` run between `parameters` and `resolve`.
 */
import type { OperationModel } from "../client/operation.ts";
import { isLater, type MaybeLater } from "../client/maybe-later.ts";
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { EndpointResolutionError } from "../errors/endpoint.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import type { EndpointConfig, EndpointParameters, EndpointRules, ResolvedEndpoint } from "./endpoint.ts";
import { copyOf } from "../client/copy.ts";

/** Resolves the endpoints of a client's calls. */
export class EndpointResolver {
  readonly #rules: EndpointRules | undefined;
  readonly #config: EndpointConfig;
  readonly #client: ClientEndpoint;
  readonly #settings: EndpointParameters | undefined;
  readonly #account: string | undefined;
  /** Most calls of a client go to the same place. */
  #last: { readonly parameters: EndpointParameters; readonly endpoint: ResolvedEndpoint } | undefined;

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
    const parameters = copyOf(this.#settings ?? {});
    this.#rules?.addInput?.(parameters, operation, input);
    return parameters;
  }

  /** Whether the rules want the account id of the credentials, so that {@link addAccountId} has something to do. */
  needsAccountId(parameters: EndpointParameters): boolean {
    return this.#account !== undefined && parameters[this.#account] === undefined;
  }

  /**
   * Adds the account id of the credentials. Credentials that cannot be had are the signer's matter, not this one's: signing asks again
   * and reports what is wrong.
   *
   * @returns whether they have one
   */
  addAccountId(parameters: EndpointParameters, credentials: CredentialProvider): MaybeLater<boolean> {
    const add = ({ accountId }: Credentials): boolean => (parameters[this.#account!] = accountId) !== undefined;
    try {
      const found = credentials();
      return isLater(found) ? found.then(add).catch(() => false) : add(found);
    } catch {
      return false;
    }
  }

  /**
   * The endpoint for a call's parameters; shared with other calls, so not to be changed.
   *
   * @throws EndpointResolutionError, or the error boto3 has for the rules' message
   */
  resolve(parameters: EndpointParameters): ResolvedEndpoint {
    const last = this.#last;
    if (last && isSame(last.parameters, parameters)) return last.endpoint;
    const endpoint = this.#resolve(parameters);
    this.#last = { parameters: copyOf(parameters), endpoint };
    return endpoint;
  }

  #resolve(parameters: EndpointParameters): ResolvedEndpoint {
    const rules = this.#rules;
    if (!rules) return { url: this.#client.endpointUrl, headers: {}, authSchemes: undefined, properties: {} };
    try {
      const endpoint = rules.resolve(parameters);
      // The rules know only https.
      return this.#config.useSsl || parameters["Endpoint"] !== undefined
        ? endpoint
        : { ...endpoint, url: endpoint.url.replace(/^https:/, "http:") };
    } catch (error) {
      throw (error instanceof EndpointResolutionError && rules.refine?.(error, parameters)) || error;
    }
  }
}

/** Whether two calls give the rules the same; lists are taken for different. */
function isSame(one: EndpointParameters, other: EndpointParameters): boolean {
  let count = 0;
  for (const name in one) {
    if (one[name] !== other[name]) return false;
    count++;
  }
  for (const _ in other) count--;
  return count === 0;
}
