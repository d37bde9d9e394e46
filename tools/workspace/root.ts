/** Where the repository is, independent of the directory a tool was started in. */
import { fileURLToPath } from "node:url";

/** Absolute path of the repository's root, without a slash at its end. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
