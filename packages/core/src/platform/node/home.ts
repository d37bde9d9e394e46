/** The home directory in paths, found as Python's `expanduser` does: by `HOME`, except on Windows. */
import { homedir } from "node:os";

/**
 * The path with the home directory for a `~` at its beginning.
 *
 * @param home - the variable `HOME`
 */
export function expandHome(path: string, home?: string): string {
  if (path !== "~" && !path.startsWith("~/") && !path.startsWith("~\\")) return path;
  return ((process.platform !== "win32" && home) || homedir()) + path.slice(1);
}
