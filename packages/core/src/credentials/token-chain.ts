/**
 * The chain of places where a session looks for bearer tokens, for programs that change it (botocore `TokenProviderChain`, spec
 * TOK-08): `session.getComponent("token_provider")`.
 */
import { findSsoToken } from "#platform";
import { environmentToken } from "../config/environment-token.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { UnknownTokenProviderError } from "../errors/chains.ts";
import { EditableChain } from "./editable-chain.ts";

/** A token, or a function that is asked for one before each signature. */
export type AuthToken = string | (() => string | Promise<string>);

/** What a token is for. */
export interface TokenRequest {
  /** Name in signatures of the service: `bedrock`. */
  readonly signingName?: string | undefined;
}

/** A place where a token may be (botocore's token provider). */
export interface TokenPlace {
  /** Its name in the chain. */
  readonly method: string;
  /** Looks there; undefined makes the next place be asked. What it throws ends the search. */
  loadToken(request: TokenRequest): AuthToken | undefined | Promise<AuthToken | undefined>;
}

/**
 * The places `env` and `sso`, and those a program adds. Changes hold for clients that have not made a call yet.
 *
 * @example
 * session.getComponent("token_provider").insertAfter("env", { method: "vault", loadToken: async () => readToken() });
 */
export class TokenProviderChain extends EditableChain<TokenPlace> {
  readonly #configuration: ConfigurationSource;

  constructor(configuration: ConfigurationSource) {
    super(
      ["env", "sso"],
      (name) => new UnknownTokenProviderError(name),
      () => {
        configuration.tokenSearch = tokenSearch((request) => this.loadToken(request));
      },
    );
    this.#configuration = configuration;
  }

  /**
   * One place of the chain, to be asked by itself.
   *
   * @throws UnknownTokenProviderError when there is none of this name
   */
  getProvider(name: string): TokenPlace {
    const member = this.member(name);
    return typeof member === "string" ? { method: member, loadToken: (request) => this.#load(member, request) } : member;
  }

  /** The token of the first place that has one. */
  async loadToken(request: TokenRequest = {}): Promise<AuthToken | undefined> {
    for (const member of this.members) {
      const token = await this.#load(member, request);
      if (token !== undefined) return token;
    }
    return undefined;
  }

  async #load(member: string | TokenPlace, request: TokenRequest): Promise<AuthToken | undefined> {
    if (typeof member !== "string") return member.loadToken(request);
    if (member === "sso") return findSsoToken(this.#configuration);
    return request.signingName === undefined ? undefined : environmentToken(this.#configuration, request.signingName);
  }
}

/** Finds the token for a service once; a function that was found is asked each time. */
export function tokenSearch(load: TokenPlace["loadToken"]): (signingName: string) => Promise<string | undefined> {
  const found = new Map<string, AuthToken>();
  return async (signingName) => {
    const token = found.get(signingName) ?? (await load({ signingName }));
    if (token !== undefined) found.set(signingName, token);
    return typeof token === "function" ? token() : token;
  };
}
