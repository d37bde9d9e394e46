/** The bearer token for one service in the environment (spec TOK-02): `AWS_BEARER_TOKEN_BEDROCK` and its like. */
import type { ConfigurationSource } from "./configuration.ts";

/** @param signingName - of the service; hyphens and spaces become underscores in the variable */
export function environmentToken(configuration: ConfigurationSource, signingName: string): string | undefined {
  return configuration.environment(`AWS_BEARER_TOKEN_${signingName.replace(/[- ]/g, "_").toUpperCase()}`);
}
