/** The module behind `import()`: the modes that few programs ask for. */
import { adaptiveRetries } from "./adaptive.ts";
import { standardRetries } from "./standard.ts";
import type { RetryEnvironment, RetryStrategy } from "./strategy.ts";

/** The strategy of a mode beside legacy. */
export function strategyOf(mode: string, environment: RetryEnvironment, is2026: boolean): RetryStrategy {
  return (mode === "adaptive" ? adaptiveRetries : standardRetries)(environment, is2026);
}
