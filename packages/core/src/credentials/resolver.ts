/**
 * The chain of places where a session looks for credentials, for programs that change it (botocore `CredentialResolver`, spec
 * CRD-41): `session.getComponent("credential_provider")`.
 */
import { searchCredentials, findCredentials } from "#platform";
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { UnknownCredentialError } from "../errors/chains.ts";
import type { CredentialPlace } from "./custom-place.ts";
import { EditableChain } from "./editable-chain.ts";

/** botocore's names of the places of `places.ts`, in their order. */
export const PLACE_NAMES: readonly string[] = [
  "env",
  "assume-role",
  "assume-role-with-web-identity",
  "sso",
  "shared-credentials-file",
  "login",
  "custom-process",
  "config-file",
  "ec2-credentials-file",
  "boto-config",
  "container-role",
  "iam-role",
];

/** What can stand for the whole chain. */
export interface CredentialLoader {
  /** What supplies credentials, or the credentials themselves; undefined when there are none. */
  loadCredentials(): ReturnType<CredentialPlace["load"]>;
}

/**
 * The places, by botocore's names: `env`, `assume-role`, `sso`, ... Changes hold for clients that have not made a call yet.
 *
 * @example
 * const chain = session.getComponent("credential_provider");
 * chain.insertBefore("env", { method: "vault", load: async () => readVault() });
 * chain.remove("iam-role");
 */
export class CredentialResolver extends EditableChain<CredentialPlace> implements CredentialLoader {
  readonly #configuration: ConfigurationSource;
  readonly #region: () => string | undefined;

  /** @param region - for the calls that a search makes */
  constructor(configuration: ConfigurationSource, region: () => string | undefined) {
    super(
      PLACE_NAMES,
      (name) => new UnknownCredentialError(name),
      (members) => {
        configuration.credentialSearch = (forCalls) => searchCredentials(members, configuration, forCalls);
      },
    );
    this.#configuration = configuration;
    this.#region = region;
  }

  /**
   * One place of the chain, to be asked by itself.
   *
   * @throws UnknownCredentialError when there is none of this name
   */
  getProvider(name: string): CredentialPlace {
    const member = this.member(name);
    if (typeof member !== "string") return member;
    const load = async (): Promise<CredentialProvider | undefined> =>
      (await searchCredentials([member], this.#configuration, this.#region())).provider;
    return { method: member, load };
  }

  /** What the first place that has credentials supplies; found once for a session. */
  async loadCredentials(): Promise<CredentialProvider | undefined> {
    return (await findCredentials(this.#configuration, this.#region())).provider;
  }
}
