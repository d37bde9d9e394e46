/** `CreateExportTask` takes `fromTime` for `from`, a keyword of Python (HND-53). */
import type { Customization } from "../events/hooks.ts";
import { parameterAlias } from "./parameter-alias.ts";

export const logs: Customization = { hooks: [/*#__PURE__*/ parameterAlias("from", "fromTime", ["CreateExportTask"])] };
