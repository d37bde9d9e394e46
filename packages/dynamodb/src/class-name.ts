/**
 * Recognises instances by a name that stands on their class, so that values from another copy of this package count too. Own members
 * are never looked at: an item of a user that happens to have the name is no instance.
 */
export function isInstance(value: unknown, className: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  let prototype: unknown = Object.getPrototypeOf(value);
  while (typeof prototype === "object" && prototype !== null) {
    const named = (prototype as { constructor?: { className?: unknown } }).constructor;
    if (named && Object.hasOwn(named, "className") && named.className === className) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}
