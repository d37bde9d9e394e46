/**
 * Clients that speak native values: what boto3 makes of the client of its DynamoDB resource. A program that does not import this
 * module has none of it in its bundle.
 */
import { createClient, type BaseClient, type Client, type ClientClass, type ClientOptions, type Service } from "@boto3/core";
import type { DeserializeOptions } from "./deserialize.ts";
import type { DocumentClientOf } from "./document-types.ts";
import { nativeHooks } from "./native-hooks.ts";

/** Options of a client, and how values are read. */
export type DocumentClientOptions = ClientOptions & DeserializeOptions;

/** A client of picked operations with native values. */
export type DocumentClient<Operations> = DocumentClientOf<Client<Operations>>;

/** Marks clients with native values, whatever copy of the package made them. */
const NATIVE: symbol = /*#__PURE__*/ Symbol.for("@boto3/dynamodb.native-values");

/**
 * Makes a client whose methods take and give native values and conditions.
 *
 * @param service - of `@boto3/client-dynamodb` (or `-dynamodbstreams`)
 * @param operations - those to have; the whole namespace (`import * as dynamodb`) works too
 * @throws as `createClient`
 * @example
 * import { service, getItem, putItem } from "@boto3/client-dynamodb";
 * const client = documentClient(service, { getItem, putItem });
 * await client.putItem({ TableName: "albums", Item: { id: "1", tags: new Set(["jazz"]) } });
 */
export function documentClient<const Operations extends object>(
  service: Service,
  operations: Operations,
  options: DocumentClientOptions = {},
): DocumentClient<Operations> {
  const client = createClient(service, operations, withHooks(options));
  return mark(client) as unknown as DocumentClient<Operations>;
}

/**
 * The class of a whole client with native values, for `new` and for `session.client`.
 *
 * @example
 * const Documents = documentClass(DynamoDB);
 * const client = session.client(Documents);
 */
export function documentClass<Instance>(
  plain: ClientClass<Instance>,
  defaults: DeserializeOptions = {},
): ClientClass<DocumentClientOf<Instance>> {
  const Plain = plain as unknown as ClientClass<BaseClient>;
  const Documents = class extends Plain {
    constructor(options: DocumentClientOptions = {}) {
      super(withHooks({ ...defaults, ...options }));
      mark(this);
    }
  };
  return Documents as unknown as ClientClass<DocumentClientOf<Instance>>;
}

/** Whether a client takes and gives native values. */
export function speaksNatively(client: object): boolean {
  return NATIVE in client;
}

function mark<Marked extends BaseClient>(client: Marked): Marked {
  return Object.defineProperty(client, NATIVE, { value: true });
}

function withHooks({ wrapNumbers, ...options }: DocumentClientOptions): ClientOptions {
  return { ...options, hooks: [...nativeHooks({ wrapNumbers: wrapNumbers === true }), ...(options.hooks ?? [])] };
}
