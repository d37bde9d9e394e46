/** Merges `*.sdk-extras.json` files: the tree under `merge` is laid over the model. Follows botocore `loaders.py`. */
import { isJsonObject, type JsonObject } from "./canonical-json.ts";

/** Returns the model with an extras file applied; objects merge key by key, everything else is replaced. */
export function mergeExtras(model: JsonObject, extras: JsonObject): JsonObject {
  const overlay = extras["merge"];
  return isJsonObject(overlay) ? mergeObjects(model, overlay) : model;
}

function mergeObjects(base: JsonObject, overlay: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(overlay)) {
    const present = merged[key];
    merged[key] = isJsonObject(present) && isJsonObject(value) ? mergeObjects(present, value) : value;
  }
  return merged;
}
