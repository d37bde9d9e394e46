/**
 * `client.exceptions`: a class for each error the service models, made when asked for (botocore `errorfactory.py`). Classes are
 * shared by all clients of a service.
 */
import { ClientError } from "../errors/client-error.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { errorDescription, errorDescriptions } from "../errors/error-table.ts";
import { UnknownExceptionError } from "../errors/model.ts";
import { modeledError, type ModeledErrorClass } from "../errors/modeled.ts";
import type { Service } from "./service.ts";

/** The classes of a service's errors, and the way from an error code to its class. */
export type ClientExceptions<Names extends string = string> = {
  readonly [Name in Names]: ModeledErrorClass;
} & {
  readonly ClientError: typeof ClientError;
  /** The class of an error code; `ClientError` when the service does not model it. */
  readonly fromCode: (code: string) => ModeledErrorClass | typeof ClientError;
};

const CLASSES: WeakMap<Service, Map<string, ModeledErrorClass>> = /*#__PURE__*/ new WeakMap();

/** The class of a code, or `ClientError`. */
export function errorClassOf(service: Service, code: unknown): ModeledErrorClass | typeof ClientError {
  const description = errorDescription(service, code);
  return description === undefined ? ClientError : classNamed(service, description.name ?? (code as string));
}

/**
 * The object behind `client.exceptions`.
 *
 * @throws UnknownExceptionError (on access) for a name the service does not model, listing the valid ones
 */
export function clientExceptions(service: Service): ClientExceptions {
  const classes: Record<string, unknown> = {};
  const names = modeledNames(service);
  for (const name of names) classes[name] = classNamed(service, name);
  Object.assign(classes, { ClientError, fromCode: (code: string) => errorClassOf(service, code) });
  return new Proxy(classes, {
    get: (target, name) => {
      if (typeof name === "symbol" || name in target || !/^[A-Z]/.test(name)) return target[name as string];
      throw new UnknownExceptionError(
        `${service.className} has no exception "${name}".${didYouMean(name, names)} Valid exceptions are: ${names.join(", ")}.`,
        { service: service.name, name, valid_names: names },
      );
    },
  }) as unknown as ClientExceptions;
}

function modeledNames(service: Service): string[] {
  return [...new Set(Object.entries(errorDescriptions(service)).map(([code, { name }]) => name ?? code))].sort();
}

function classNamed(service: Service, name: string): ModeledErrorClass {
  let classes = CLASSES.get(service);
  if (!classes) CLASSES.set(service, (classes = new Map()));
  let found = classes.get(name);
  if (!found) classes.set(name, (found = modeledError(name)));
  return found;
}
