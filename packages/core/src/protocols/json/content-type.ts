/** Content type of json requests, by the service's JSON version. */
import type { Service } from "../../client/service.ts";

export function contentType(service: Service): string {
  return `application/x-amz-json-${service.jsonVersion ?? "1.0"}`;
}
