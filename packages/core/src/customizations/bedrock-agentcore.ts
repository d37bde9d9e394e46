/** Agent memory keeps the milliseconds of timestamps (botocore `enable_millisecond_timestamp_precision`, HND-08). */
import type { Customization } from "../events/hooks.ts";

export const bedrockAgentcore: Customization = { timestampMillis: true, hooks: [] };
