/**
 * The shapes an operation reads and writes, as the protocols walk them. They are built from an operation's wire description
 * at its first call (`read-description.ts`) and never change afterwards. Traits at a reference already override those of the
 * shape, as in botocore `model.py`.
 */

/** What a shape holds. `document` is any JSON value. */
export type ShapeKind =
  | "structure"
  | "list"
  | "map"
  | "string"
  | "integer"
  | "long"
  | "float"
  | "double"
  | "boolean"
  | "blob"
  | "timestamp"
  | "document";

/** Where a member of an input or output travels when it is not in the body. */
export type Location = "header" | "headers" | "querystring" | "uri" | "statusCode";

/** Text form of an instant on the wire. */
export type TimestampFormat = "iso8601" | "rfc822" | "unixTimestamp";

/** A member of a structure: its name in the API, its name on the wire, and its shape. */
export interface Member {
  readonly name: string;
  /** Name on the wire: element, key, header, prefix or label; equals `name` unless the model says otherwise. */
  readonly wireName: string;
  /** Whether the model gave a wire name (`locationName`); a few rules of rest-xml and ec2 ask. */
  readonly renamed: boolean;
  readonly location: Location | undefined;
  readonly required: boolean;
  readonly shape: Shape;
}

/**
 * One reference to a shape with all its traits. Every field is always present, so that all shapes share one hidden class.
 * Fields that make no sense for the kind are `undefined`, `false` or empty.
 */
export class Shape {
  kind: ShapeKind;
  /** Name in the model; present for unions, for shapes in a description's table, and where a customization asks for it. */
  name: string | undefined = undefined;

  // structure
  members: Member[] = [];
  /** Members by API name; filled together with `members`. */
  memberByName: Map<string, Member> = new Map();
  /** Name of the member that is the whole body. */
  payload: string | undefined = undefined;
  /** A tagged union: exactly one member is set. */
  union = false;
  /** A structure whose members are the events of a stream. */
  eventStream = false;
  /** A structure that is one event of a stream. */
  event = false;

  // list and map
  element: Shape | undefined = undefined;
  key: Shape | undefined = undefined;
  value: Shape | undefined = undefined;
  flattened = false;

  // names and XML
  /** Explicit wire name at this reference: a list's element, a map's key or value, or the root element. */
  wireName: string | undefined = undefined;
  /** ec2 `queryName`. */
  queryName: string | undefined = undefined;
  xmlNamespace: string | undefined = undefined;
  xmlPrefix: string | undefined = undefined;
  xmlAttribute = false;

  // scalars
  timestampFormat: TimestampFormat | undefined = undefined;
  /** JSON text, base64 in a header (`jsonvalue`). */
  jsonValue = false;
  streaming = false;
  requiresLength = false;
  sensitive = false;

  // input
  idempotencyToken = false;
  hostLabel = false;
  /** Endpoint rule parameter that this member feeds. */
  contextParam: string | undefined = undefined;
  /** Least length, size or value; validation only knows minimums. */
  min: number | undefined = undefined;

  // events
  eventPayload = false;
  eventHeader = false;

  constructor(kind: ShapeKind) {
    this.kind = kind;
  }
}
