/** Merges corrections into a model: objects key by key, anything else replaced, as botocore merges `*.sdk-extras.json`. */
export function deepMerge<Content>(base: Content, extra: unknown): Content {
  if (!isObject(base) || !isObject(extra)) return extra as Content;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(extra)) merged[key] = key in merged ? deepMerge(merged[key], value) : value;
  return merged as Content;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
