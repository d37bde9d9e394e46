/**
 * Corrections we own, `models/overlays/<service>.json`: a list of entries, each with the reason, the file it corrects, and what
 * to merge or remove. Upstream's own overlays are already merged into `models/`.
 */
import { deepMerge } from "./deep-merge.ts";
import { GeneratorError } from "./generator-error.ts";

/** One correction. */
export interface OverlayEntry {
  /** Why the model is wrong, in a sentence. */
  readonly reason: string;
  /** Where that can be read. */
  readonly see?: string;
  /** `service-2`, `paginators-1`, `waiters-2`, `resources-1` or `endpoint-rule-set-1`. */
  readonly file: string;
  /** Merged into the file, objects key by key. */
  readonly merge?: unknown;
  /** JSON pointers to take out. */
  readonly remove?: readonly string[];
}

/** Applies the entries that concern one file. The given content is not changed. */
export function applyOverlay<Content>(
  content: Content,
  file: string,
  overlay: readonly OverlayEntry[],
  overlayFile: string,
): Content {
  let result = content;
  for (const entry of overlay) {
    if (!entry.reason) throw new GeneratorError(`${overlayFile}: an entry for ${entry.file} has no "reason".`);
    if (entry.file !== file) continue;
    if (entry.merge !== undefined) result = deepMerge(result, entry.merge);
    for (const pointer of entry.remove ?? []) result = without(result, pointer, overlayFile);
  }
  return result;
}

function without<Content>(content: Content, pointer: string, overlayFile: string): Content {
  const path = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const copy = structuredClone(content);
  let parent: unknown = copy;
  for (const part of path.slice(0, -1)) parent = (parent as Record<string, unknown> | undefined)?.[part];
  const last = path.at(-1);
  if (last === undefined || typeof parent !== "object" || parent === null || !(last in parent)) {
    throw new GeneratorError(`${overlayFile}: nothing to remove at "${pointer}"; the correction may be out of date.`);
  }
  delete (parent as Record<string, unknown>)[last];
  return copy;
}
