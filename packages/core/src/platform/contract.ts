/** Compile-time proof that both platforms export everything of {@link Platform}. Types only. */
import type { Platform } from "./platform.ts";

type Complete<Module extends Platform> = Module;

export type NodePlatform = Complete<typeof import("./node.ts")>;
export type WebPlatform = Complete<typeof import("./web.ts")>;
