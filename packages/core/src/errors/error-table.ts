/**
 * The modelled errors of a service by error code (botocore `ServiceModel.shape_for_error_code`): read from the service's JSON when
 * its first error arrives, and each error's members when that error does.
 */
import type { Service } from "../client/service.ts";
import { ShapeReader, type ShapeReference } from "../schema/read-description.ts";
import type { Shape } from "../schema/shape.ts";

/** One modelled error as the generator writes it; absent keys mean the usual. */
export interface ErrorDescription {
  /** Name of the shape; default: the code. */
  readonly name?: string;
  readonly status?: number;
  readonly fault?: boolean;
  readonly retryable?: true | "throttling";
  /** Retryable only for operations whose description names it in `retries`; else for all that do not name it in `final`. */
  readonly listed?: true;
  /** Members of the error; default: `{"message":"s"}`. */
  readonly shape?: ShapeReference;
}

interface ErrorTable {
  readonly descriptions: Readonly<Record<string, ErrorDescription>>;
  readonly reader: ShapeReader;
  readonly shapes: Map<string, Shape>;
}

const USUAL_SHAPE: ShapeReference = { message: "s" };

const tables: WeakMap<Service, ErrorTable> = /*#__PURE__*/ new WeakMap();

function tableOf(service: Service): ErrorTable {
  let table = tables.get(service);
  if (table === undefined) {
    table = {
      descriptions: JSON.parse(service.errors ?? "{}") as Record<string, ErrorDescription>,
      reader: new ShapeReader(JSON.parse(service.errorShapes ?? "{}"), service, service.protocol.wireNameOf),
      shapes: new Map(),
    };
    tables.set(service, table);
  }
  return table;
}

/** All modelled errors of a service by code. */
export function errorDescriptions(service: Service): Readonly<Record<string, ErrorDescription>> {
  return tableOf(service).descriptions;
}

/** The modelled error of a code, or undefined when the model has none. */
export function errorDescription(service: Service, code: unknown): ErrorDescription | undefined {
  const { descriptions } = tableOf(service);
  return typeof code === "string" && Object.hasOwn(descriptions, code) ? descriptions[code] : undefined;
}

/** The members of the modelled error of a code. */
export function errorShape(service: Service, code: unknown): Shape | undefined {
  const description = errorDescription(service, code);
  if (description === undefined) return undefined;
  const { reader, shapes } = tableOf(service);
  let shape = shapes.get(code as string);
  if (shape === undefined) shapes.set(code as string, (shape = reader.read(description.shape ?? USUAL_SHAPE)));
  return shape;
}
