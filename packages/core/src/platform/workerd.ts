/** The platform of workerd, the runtime of Cloudflare's workers: that of the web, with a `fetch` that takes streams. */
export * from "./web.ts";

export const takesRequestStreams: boolean = true;
