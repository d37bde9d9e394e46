/** Reads the values that definitions speak of (boto3 `params.py` `create_request_parameters`, `response.py` `build_identifiers`). */
import type { ValueSource } from "./definition.ts";
import { identifierOf, type ResourceBase } from "./resource.ts";
import { searchResponse } from "./response-path.ts";

/** What was sent and what came back. */
export interface Exchange {
  readonly request: unknown;
  readonly response: unknown;
}

/** Whether a source reads the data of the resource at hand. */
export function needsData(sources: readonly ValueSource[] | undefined): boolean {
  return sources?.some(([, source]) => source === "data") ?? false;
}

/**
 * Values by target, in order; `input` is left out, as the caller gives it.
 *
 * @param resource - loaded, when a source is `data`
 */
export function valuesOf(
  sources: readonly ValueSource[],
  resource: ResourceBase,
  exchange?: Exchange,
): Array<[target: string, value: unknown]> {
  return sources.filter(([, source]) => source !== "input").map((source) => [source[0], valueOf(source, resource, exchange)]);
}

function valueOf([, source, from]: ValueSource, resource: ResourceBase, exchange: Exchange | undefined): unknown {
  switch (source) {
    case "identifier":
      return identifierOf(resource, from);
    case "data":
      return searchResponse(from, resource.meta.data);
    case "request":
      return searchResponse(from, exchange?.request);
    case "response":
      return searchResponse(from, exchange?.response);
    default:
      return from;
  }
}
