/**
 * The parts of a session that a program may look at, change or replace, by botocore's names (`ComponentLocator`, spec SES-28). Each
 * is made when it is first asked for. botocore's other components are not here: models are packages, and parsers are chosen by them.
 */
import type { ConfigurationSource } from "../config/configuration.ts";
import { loadPlace } from "../credentials/custom-place.ts";
import { CredentialResolver, type CredentialLoader } from "../credentials/resolver.ts";
import { tokenSearch, TokenProviderChain, type TokenPlace } from "../credentials/token-chain.ts";
import { UnknownComponentError } from "../errors/chains.ts";
import { EventEmitter } from "../events/event-emitter.ts";
import { ConfigStore, type SessionVariable } from "./config-store.ts";

/** The components by name. */
export interface SessionComponents {
  readonly credential_provider: CredentialResolver;
  readonly token_provider: TokenProviderChain;
  readonly config_store: ConfigStore;
  readonly event_emitter: EventEmitter;
}

/** What can stand for each component. */
export interface ReplaceableComponents {
  readonly credential_provider: CredentialLoader;
  readonly token_provider: Pick<TokenPlace, "loadToken">;
  readonly event_emitter: EventEmitter;
}

/** The components of one session. */
export class ComponentRegistry {
  readonly #configuration: ConfigurationSource;
  readonly #made: Map<string, unknown> = new Map();
  readonly #factories: Map<string, () => unknown>;
  readonly #lazy: Set<string> = new Set();

  /** @param region - of the session, for the calls that a search for credentials makes */
  constructor(
    configuration: ConfigurationSource,
    region: () => string | undefined,
    variables?: Readonly<Record<string, SessionVariable>>,
  ) {
    this.#configuration = configuration;
    this.#factories = new Map<string, () => unknown>([
      ["credential_provider", () => new CredentialResolver(configuration, region)],
      ["token_provider", () => new TokenProviderChain(configuration)],
      ["config_store", () => new ConfigStore(configuration, variables)],
      ["event_emitter", () => new EventEmitter()],
    ]);
    if (variables) this.get("config_store");
  }

  /** @throws UnknownComponentError */
  get<Name extends keyof SessionComponents>(name: Name): SessionComponents[Name] {
    if (!this.#made.has(name)) this.#made.set(name, this.#factory(name)());
    return this.#made.get(name) as SessionComponents[Name];
  }

  /** A component that somebody has asked for or registered. */
  known<Name extends keyof SessionComponents>(name: Name): SessionComponents[Name] | undefined {
    return this.#made.has(name) || this.#lazy.has(name) ? this.get(name) : undefined;
  }

  /** @throws UnknownComponentError */
  register<Name extends keyof ReplaceableComponents>(name: Name, component: ReplaceableComponents[Name]): void {
    this.#factory(name);
    this.#made.set(name, component);
    this.#use(name, () => component);
  }

  /** @throws UnknownComponentError */
  registerLazily<Name extends keyof ReplaceableComponents>(name: Name, make: () => ReplaceableComponents[Name]): void {
    this.#factory(name);
    this.#made.delete(name);
    this.#factories.set(name, make);
    this.#lazy.add(name);
    this.#use(name, () => this.get(name) as unknown as ReplaceableComponents[Name]);
  }

  #factory(name: string): () => unknown {
    const factory = this.#factories.get(name);
    if (factory) return factory;
    throw new UnknownComponentError(name, [...this.#factories.keys()]);
  }

  /** Has clients ask what was registered. */
  #use(name: string, component: () => ReplaceableComponents[keyof ReplaceableComponents]): void {
    if (name === "credential_provider") {
      const load = (): ReturnType<CredentialLoader["loadCredentials"]> => (component() as CredentialLoader).loadCredentials();
      this.#configuration.credentialSearch = async () => ({ provider: await loadPlace({ method: "custom", load }), tried: [] });
    }
    if (name === "token_provider") {
      this.#configuration.tokenSearch = tokenSearch((request) =>
        (component() as ReplaceableComponents["token_provider"]).loadToken(request),
      );
    }
  }
}
