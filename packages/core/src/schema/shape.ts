/**
 * The shapes an operation reads and writes, as the protocols walk them. They are built from an operation's wire description
 * at its first call (`read-description.ts`) and never change afterwards, but for their plans. Traits at a reference already override
 * those of the shape, as in botocore `model.py`.
 */

import type { ValueParts } from "../protocols/value-parts.ts";
import type { XmlPlan } from "../protocols/xml/read-shape.ts";

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

/** Where a member of an input or output travels when it is not in the body: `headers` is a map of headers with one prefix. */
export type Location = "header" | "headers" | "query" | "uri" | "status";

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
 * One reference to a shape with all its traits. Every field is always present, so that all shapes share one hidden class; fields
 * that make no sense for the kind are empty. Traits have the names they have in the wire description.
 */
export class Shape {
  /** What reads and writes timestamps and blobs. */
  readonly parts: ValueParts;
  kind: ShapeKind = "structure";

  // structure
  members: Member[] = [];
  /** Members by API name, and by wire name; filled together with `members`. */
  memberByName: Map<string, Member> = new Map();
  memberByWireName: Map<string, Member> = new Map();
  /** Names of the members that must be given, in the model's order. */
  required: readonly string[] = [];
  /** Name of the member that is the whole body. */
  payload: string | undefined;
  /** Name in the model of a tagged union, of which exactly one member is set. */
  union: string | undefined;
  /** A structure whose members are the events of a stream. */
  eventstream: boolean | undefined;
  /** A structure that is one event of a stream. */
  event: boolean | undefined;

  // list and map
  element: Shape | undefined;
  key: Shape | undefined;
  value: Shape | undefined;
  /** Items or entries stand in the parent, without an element around them. */
  flat: boolean | undefined;

  // names and XML
  /** Explicit wire name at this reference: a list's element, a map's key or value, or the root element. */
  name: string | undefined;
  /** ec2 `queryName`. */
  query: string | undefined;
  /** XML namespace, its prefix, and whether the member is an attribute. */
  ns: string | undefined;
  prefix: string | undefined;
  attribute: boolean | undefined;
  /** What the XML reader remembers of it. */
  plan: XmlPlan | undefined;

  // scalars
  timestampFormat: TimestampFormat | undefined;
  /** JSON text, base64 in a header (`jsonvalue`). */
  json: boolean | undefined;
  streaming: boolean | undefined;
  /** A stream whose length must be known (`requiresLength`). */
  length: boolean | undefined;
  sensitive: boolean | undefined;

  // input
  /** Filled with a UUID when it is left out (`idempotencyToken`). */
  token: boolean | undefined;
  /** Endpoint rule parameter that this member feeds (`contextParam`). */
  context: string | undefined;
  /** Least length, size or value; validation only knows minimums. */
  min: number | undefined;

  // events
  eventpayload: boolean | undefined;
  eventheader: boolean | undefined;

  /** Name in the model, where a customization asks for it. */
  shape: string | undefined;

  constructor(parts: ValueParts = {}) {
    this.parts = parts;
  }
}
