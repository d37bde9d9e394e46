/** The sources behind the `from...` functions outside Node: those that need neither files nor programs. */
import { InvalidConfigError } from "../errors/config.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { findContainer } from "./container.ts";
import { environmentCredentials } from "./environment.ts";
import { explicitCredentials } from "./explicit.ts";
import type { Sources } from "./from.ts";
import { assumedRole, roleForToken, sourceContext } from "./role-sources.ts";

const ADVICE = "give credentials, or a function";

function forNode(name: string): () => Promise<never> {
  return () => Promise.reject(new InvalidConfigError(`${name} is for Node: ${ADVICE}.`));
}

/** Makes the provider of each source. */
export const webSources: Sources = {
  env: async (options) => {
    const { configuration } = sourceContext(options);
    const found = environmentCredentials((name) => configuration.environment(name), configuration.surroundings.now);
    if (found) return found;
    throw new NoCredentialsError([{ method: "env", outcome: "AWS_ACCESS_KEY_ID is not set" }]);
  },
  ini: /*#__PURE__*/ forNode("fromIni"),
  process: /*#__PURE__*/ forNode("fromProcess"),
  sso: /*#__PURE__*/ forNode("fromSso"),
  assumeRole: async (options) => {
    const source = explicitCredentials({ credentials: options.credentials });
    if (source) return assumedRole(options, source);
    throw new NoCredentialsError([{ method: "assume-role", outcome: `no credentials were given: ${ADVICE}` }]);
  },
  webToken: (options) => roleForToken(options, sourceContext(options), forNode("A token in a file")),
  container: async (options) => {
    const provider = await findContainer(sourceContext(options));
    if (provider) return provider;
    const outcome = "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set";
    throw new NoCredentialsError([{ method: "container-role", outcome }]);
  },
  instanceMetadata: /*#__PURE__*/ forNode("fromInstanceMetadata"),
};
