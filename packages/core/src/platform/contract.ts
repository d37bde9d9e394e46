/** Compile-time proof that all platforms export everything of {@link Platform}. Types only. */
import type { Platform } from "./platform.ts";

type Complete<Module extends Platform> = Module;

export type NodePlatform = Complete<typeof import("./node.ts")>;
export type WorkerdPlatform = Complete<typeof import("./workerd.ts")>;
export type WebPlatform = Complete<typeof import("./web.ts")>;
