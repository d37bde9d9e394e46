/** Sets a key that comes from a reply; `__proto__` becomes a key like any other. */
export function defineEntry(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key in record) Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  else record[key] = value;
}
