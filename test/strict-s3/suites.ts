/** All suites, in the order they run. */
import { forms } from "./forms.ts";
import { keys } from "./keys.ts";
import { objects } from "./objects.ts";
import { signatures } from "./signatures.ts";
import type { Suite } from "./suite.ts";
import { uploads } from "./uploads.ts";

export const SUITES: readonly Suite[] = [signatures, keys, objects, uploads, forms];
