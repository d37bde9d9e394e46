/** How model names become TypeScript names. The operation rule is shared with the runtime (`client/method-name.ts`). */
import type { ServiceModel } from "../model/service-model.ts";

export { camelCase, snakeCase } from "../../../packages/core/src/client/method-name.ts";

/**
 * boto3's class name of a service: its abbreviation or full name without `Amazon`, `AWS` and anything that is not a letter or
 * digit (botocore `utils.get_service_module_name`).
 */
export function serviceClassName(metadata: ServiceModel["metadata"]): string {
  const name = metadata.serviceAbbreviation ?? metadata.serviceFullName;
  return name.replace(/Amazon|AWS|\W+/g, "");
}

/** npm name of a service's package. */
export function packageName(service: string): string {
  return `@boto3/client-${service}`;
}

/** Whether a name can be written without quotes, as a property or a type. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
