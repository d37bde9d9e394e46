/** All suites, in the order they run. */
import { keys } from "./keys.ts";
import { signatures } from "./signatures.ts";
import type { Suite } from "./suite.ts";

export const SUITES: readonly Suite[] = [signatures, keys];
