/** Ids of features that tell where credentials came from, as all AWS SDKs have them (spec CRD-43). */
import type { CredentialProvider } from "../client/resolved-config.ts";

/** By botocore's names of the places. */
const BY_METHOD: Readonly<Record<string, readonly string[]>> = {
  explicit: ["e"],
  env: ["g"],
  "assume-role": ["i"],
  "assume-role-with-web-identity": ["k"],
  "shared-credentials-file": ["n"],
  "config-file": ["n"],
  ini: ["n"],
  sso: ["s"],
  "custom-process": ["w"],
  "boto-config": ["x"],
  "container-role": ["z"],
  "iam-role": ["0"],
  login: ["AC", "AD"],
};

/** What a provider says of itself, else what its place means. */
export function credentialFeatures({ features, method = "explicit" }: CredentialProvider): readonly string[] {
  return features ?? BY_METHOD[method] ?? [];
}
