/**
 * How a session finds its settings, for programs that change it (botocore `ConfigValueStore`, `SessionVarDict`; spec CFG-01, SES-29):
 * values that go before everything but a client's arguments, other variables and keys for the SDK's settings, settings of the program's
 * own. The rest of the SDK goes on asking for its own variables and keys; here they are answered from elsewhere.
 */
import type { ConfigurationSource, SettingOverrides } from "../config/configuration.ts";
import type { IniSection, IniValue } from "../config/ini-file.ts";
import { InvalidConfigError } from "../errors/config.ts";

/**
 * Where a setting is: its key in the profile, its variables in order, its default, and what makes a value of a text. As in botocore's
 * `session_vars`; `null` for no key and no variable.
 */
export type SessionVariable = readonly [
  key: string | null,
  variables: string | readonly string[] | null,
  usual?: unknown,
  convert?: ((value: unknown) => unknown) | null,
];

/** Variables of settings whose name is not `AWS_` and the setting's. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  profile: ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
  region: ["AWS_DEFAULT_REGION", "AWS_REGION"],
  credentials_file: ["AWS_SHARED_CREDENTIALS_FILE"],
  tcp_keepalive: ["BOTOCORE_TCP_KEEPALIVE"],
  user_agent_appid: ["AWS_SDK_UA_APP_ID"],
};

/** Keys of settings that are not the setting's name. */
const KEYS: Readonly<Record<string, string>> = { user_agent_appid: "sdk_ua_app_id" };

/** Settings that are before the files: they have no key there. */
const BEFORE_FILES = ["profile", "config_file", "credentials_file"];

export class ConfigStore implements SettingOverrides {
  readonly #configuration: ConfigurationSource;
  readonly #variables: Map<string, SessionVariable>;
  readonly #values: Map<string, unknown> = new Map();
  readonly #providers: Map<string, () => unknown> = new Map();

  /** @param variables - settings found elsewhere than usual, and new ones, by their logical name: `region`, `ca_bundle`, ... */
  constructor(configuration: ConfigurationSource, variables: Readonly<Record<string, SessionVariable>> = {}) {
    this.#configuration = configuration;
    this.#variables = new Map(Object.entries(variables));
    configuration.overrides = this;
  }

  /**
   * The value of a setting: set here, of the environment, of the profile, the default; undefined for a name nobody knows.
   *
   * @throws ProfileNotFound, ConfigParseError
   */
  async getConfigVariable(name: string): Promise<unknown> {
    if (this.#values.has(name)) return this.#values.get(name);
    const provider = this.#providers.get(name);
    if (provider) return provider();
    const [key, variables, usual, convert] = this.#variables.get(name) ?? (await usualVariable(name)) ?? [null, null];
    const value = this.#fromEnvironment(variables) ?? (key === null ? undefined : (await this.#configuration.profile())[key]);
    if (value === undefined) return usual;
    return convert ? convert(value) : value;
  }

  /**
   * Sets a value that goes before environment and files, for clients that have not made a call yet.
   *
   * @throws InvalidConfigError for `profile`, which a session is made with
   */
  setConfigVariable(name: string, value: unknown): void {
    if (name === "profile")
      throw new InvalidConfigError('The profile of a session cannot be changed: new Session({ profileName: "..." }).');
    this.#values.set(name, value);
  }

  /** Takes back what `setConfigVariable` did. */
  clearConfigVariable(name: string): void {
    this.#values.delete(name);
  }

  /** Has a function asked for a setting in place of environment and files. */
  setConfigProvider(name: string, provider: () => unknown): void {
    this.#providers.set(name, provider);
  }

  variable(variable: string): string | undefined {
    for (const name of this.#names()) {
      if (!variablesOf(name).includes(variable)) continue;
      const value = this.#beforeFiles(name);
      return value === undefined ? "" : value;
    }
    return undefined;
  }

  section(profile: IniSection): IniSection {
    const section: Record<string, IniValue> = { ...profile };
    for (const name of this.#names()) {
      const key = KEYS[name] ?? name;
      const value = this.#beforeFiles(name) ?? this.#inProfile(name, profile);
      if (value === undefined) delete section[key];
      else section[key] = value;
    }
    return section;
  }

  /** Settings that are found elsewhere than usual. */
  #names(): Set<string> {
    return new Set([...this.#values.keys(), ...this.#providers.keys(), ...this.#variables.keys()]);
  }

  #beforeFiles(name: string): string | undefined {
    if (this.#values.has(name)) return textOf(this.#values.get(name));
    const provider = this.#providers.get(name);
    if (provider) return textOf(provider());
    const [, variables = null, usual, convert] = this.#variables.get(name) ?? [];
    const value = this.#fromEnvironment(variables) ?? (BEFORE_FILES.includes(name) ? usual : undefined);
    return textOf(value !== undefined && convert ? convert(value) : value);
  }

  #inProfile(name: string, profile: IniSection): IniValue | undefined {
    const [key = null, , usual, convert] = this.#variables.get(name) ?? [];
    const value = key === null ? undefined : profile[key];
    if (value === undefined) return textOf(usual);
    return typeof value === "string" && convert ? textOf(convert(value)) : value;
  }

  /** What the machine says, whatever stands here for its variables. */
  #fromEnvironment(variables: string | readonly string[] | null): string | undefined {
    for (const variable of typeof variables === "string" ? [variables] : (variables ?? [])) {
      const value = this.#configuration.rawEnvironment(variable);
      if (value) return value;
    }
    return undefined;
  }
}

function variablesOf(name: string): readonly string[] {
  return VARIABLES[name] ?? [`AWS_${name.toUpperCase()}`];
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

/** The SDK's own settings are loaded when one of them is asked for. */
async function usualVariable(name: string): Promise<SessionVariable | undefined> {
  return (await import("./session-variables.ts")).SESSION_VARIABLES[name];
}
