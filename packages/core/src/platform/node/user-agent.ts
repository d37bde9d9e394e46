/**
 * The `User-Agent` of a Node program, in botocore's form and order: this SDK, the form of the header, system, processor, language and
 * runtime, surroundings, features in use, retry mode, application, extras. Differs from boto3: features are sorted.
 */
import { UNSIGNED } from "../../client/resolved-config.ts";
import type { UserAgent, UserAgentConfig, UserAgentFacts } from "../../client/user-agent.ts";
import { credentialFeatures } from "../../credentials/credential-features.ts";
import { VERSION } from "../../version.ts";

/** Platforms under the names that AWS knows; others are `other`, with their own name beside it. */
const SYSTEMS: Readonly<Record<string, string>> = { darwin: "macos", win32: "windows", linux: "linux", android: "android" };

/** Feature ids by the value of a setting. */
const RETRY_MODES: Readonly<Record<string, string>> = { legacy: "D", standard: "E", adaptive: "F" };
const ACCOUNT_MODES: Readonly<Record<string, string>> = { preferred: "P", disabled: "Q", required: "R" };

const MAX_FEATURE_BYTES = 1024;
const MAX_CACHED = 64;

let runtime: string | undefined;

/** The header of one client. */
export class NodeUserAgent implements UserAgent {
  readonly #before: string;
  readonly #after: string;
  readonly #features: readonly string[];
  /** A whole header of the caller's; tells no features. */
  readonly #whole: string | undefined;
  readonly #built: Map<string, string> = new Map();

  constructor(config: UserAgentConfig, facts: UserAgentFacts) {
    const { userAgent, userAgentExtra, userAgentAppid, retryMode = "legacy", credentials } = config;
    const extra = userAgentExtra ? [userAgentExtra] : [];
    this.#whole = userAgent === undefined ? undefined : [userAgent, ...extra].join(" ");
    this.#before = runtime ??= describeRuntime();
    const app = userAgentAppid ? [`app/${clean(userAgentAppid, true)}`] : [];
    this.#after = [component("cfg", "retry-mode", retryMode), ...app, ...extra].join(" ");
    const features = [
      RETRY_MODES[retryMode],
      facts.protocol === "smithy-rpc-v2-cbor" ? "M" : undefined,
      config.endpointUrl === undefined ? undefined : "N",
      ACCOUNT_MODES[String(facts.accountIdMode)],
      config.requestChecksumCalculation === "when_supported" ? "Z" : "a",
      config.responseChecksumValidation === "when_supported" ? "b" : "c",
      ...((config.signatureVersion !== UNSIGNED && credentialFeatures(credentials)) || []),
    ];
    this.#features = features.filter((feature) => feature !== undefined);
  }

  header(features: readonly string[], more: ReadonlyArray<string | undefined> = []): string {
    if (this.#whole !== undefined) return this.#whole;
    const key = features.length === 0 && more.length === 0 ? "" : `${features.join()},${more.join()}`;
    let header = this.#built.get(key);
    if (header === undefined) {
      const all = new Set([...this.#features, ...features, ...more.filter((feature) => feature !== undefined)]);
      header = `${this.#before} ${featureList([...all].sort())} ${this.#after}`;
      if (this.#built.size >= MAX_CACHED) this.#built.clear();
      this.#built.set(key, header);
    }
    return header;
  }
}

/** `m/A,B`; cut at a comma when it grows too long. */
export function featureList(features: readonly string[]): string {
  let list = clean(`m/${features.join(",")}`, true, "/");
  while (list.length > MAX_FEATURE_BYTES) list = list.slice(0, list.lastIndexOf(","));
  return list;
}

/** What is the same for all clients of the process. */
function describeRuntime(): string {
  const { platform, arch, versions, env } = process;
  const release = process.getBuiltinModule?.("node:os").release();
  const system = SYSTEMS[platform];
  const parts = [
    `boto3-ts/${VERSION}`,
    "ua/2.1",
    ...(system ? [component("os", system, release)] : [component("os", "other"), component("md", platform, release)]),
    component("md", "arch", arch),
    "lang/js",
  ];
  for (const [name, version] of [
    ["bun", versions["bun"]],
    ["deno", versions["deno"]],
    ["nodejs", versions.node],
  ] as const) {
    if (version !== undefined) parts.push(component("md", name, version));
  }
  const surroundings = env["AWS_EXECUTION_ENV"];
  if (surroundings) parts.push(component("exec-env", surroundings));
  return parts.join(" ");
}

/** `prefix/name#value`; `#` is for values. */
export function component(prefix: string, name: string, value?: string): string {
  const text = `${clean(prefix, true)}/${clean(name, false)}`;
  return value ? `${text}#${clean(value, true)}` : text;
}

/** Characters that the header cannot have become dashes. */
function clean(text: string, allowHash: boolean, more = ""): string {
  return text.replace(/[^\w!$%&'*+.^`|~,-]/g, (character) =>
    (allowHash && character === "#") || (more !== "" && character === more) ? character : "-",
  );
}
