/**
 * Writes the wire description of operations and errors: the JSON that `@boto3/core` reads at the first call
 * (`packages/core/src/schema/read-description.ts` states the grammar). Shapes used once are written in place; shapes used twice
 * or recursively go into the description's table.
 */
import type { ModelOperation, ModelShape, ServiceModel, ShapeRef, Traits } from "../model/service-model.ts";

/** JSON of one reference; see `ShapeReference` in core. */
export type Reference = string | [Reference] | [Reference, Reference] | { [key: string]: unknown };

/** What the describer has to know beyond the model. */
export interface DescribeOptions {
  /** Protocol in effect (the model may list several). */
  readonly protocol: string;
  /** Names of shapes that a customization looks for; their references keep the name. */
  readonly namedShapes?: ReadonlySet<string>;
}

const LETTERS: Readonly<Record<string, string>> = {
  string: "s",
  character: "s",
  integer: "i",
  short: "i",
  byte: "i",
  long: "l",
  float: "f",
  double: "d",
  bigdecimal: "d",
  boolean: "b",
  blob: "B",
  timestamp: "t",
};

const FORMATS: Readonly<Record<string, string>> = { unixTimestamp: "E", iso8601: "I", rfc822: "R" };

const LOCATIONS: Readonly<Record<string, string>> = {
  header: "header",
  headers: "headers",
  querystring: "query",
  uri: "uri",
  statusCode: "status",
};

/** Traits that only some protocols read, and which; descriptions go without the others. */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  flat: ["query", "ec2", "rest-xml"],
  name: ["query", "ec2", "rest-xml"],
  query: ["ec2"],
  ns: ["rest-xml"],
  prefix: ["rest-xml"],
  attribute: ["query", "ec2", "rest-xml"],
  json: ["rest-json", "rest-xml"],
};

/** Wire name of a member that the model does not rename, by protocol; core's protocols say the same (`wireNameOf`). */
export function defaultWireName(protocol: string, member: string): string {
  return protocol === "ec2" ? member.charAt(0).toLowerCase() + member.slice(1) : member;
}

/** Describes shapes reachable from some roots, sharing one table. */
export class ShapeDescriber {
  readonly table: Record<string, Reference> = {};
  readonly #model: ServiceModel;
  readonly #options: DescribeOptions;
  readonly #uses: Map<string, number> = new Map();
  /** ec2 reads the names of elements only where lists are flat. */
  readonly #hasFlatLists: boolean;

  /** @param roots - references whose shapes the table serves; counted to find the shared ones */
  constructor(model: ServiceModel, roots: readonly ShapeRef[], options: DescribeOptions) {
    this.#model = model;
    this.#options = options;
    this.#hasFlatLists = Object.values(model.shapes).some(
      (shape) => shape.flattened || Object.values(shape.members ?? {}).some((ref) => ref.flattened),
    );
    for (const root of roots) this.#count(root.shape);
  }

  /** The reference of a root or member, with its traits. */
  describe(ref: ShapeRef, extra: Record<string, unknown> = {}): Reference {
    const shape = this.#shape(ref.shape);
    const shared = isAggregate(shape) && (this.#uses.get(ref.shape) ?? 0) > 1;
    const base = shared ? this.#reference(ref.shape, shape) : this.#content(ref.shape, withScalarTraits(shape, ref));
    const own = shared ? {} : this.#shapeTraits(ref.shape, shape);
    const traits = { ...own, ...referenceTraits(shared ? ref : { ...shape, ...ref }), ...extra };
    return this.#wrap(base, traits);
  }

  #wrap(reference: Reference, traits: Record<string, unknown>): Reference {
    const { protocol } = this.#options;
    const read = Object.entries(traits).filter(([trait]) => READ_BY[trait]?.includes(protocol) ?? true);
    return wrap(reference, Object.fromEntries(read));
  }

  #shape(name: string): ModelShape {
    const shape = this.#model.shapes[name];
    if (!shape) throw new Error(`Unknown shape "${name}".`);
    return shape;
  }

  #count(name: string): void {
    const seen = this.#uses.get(name) ?? 0;
    this.#uses.set(name, seen + 1);
    if (seen > 0) return;
    for (const ref of references(this.#shape(name))) this.#count(ref.shape);
  }

  #reference(name: string, shape: ModelShape): string {
    if (!(name in this.table)) {
      this.table[name] = {};
      this.table[name] = this.#wrap(this.#content(name, shape), { ...this.#shapeTraits(name, shape), ...referenceTraits(shape) });
    }
    return `#${name}`;
  }

  #content(name: string, shape: ModelShape): Reference {
    if (shape.document) return "j";
    switch (shape.type) {
      case "structure":
        return Object.fromEntries(
          Object.entries(shape.members ?? {}).map(([member, ref]) => [
            this.#memberKey(member, ref, shape.required?.includes(member) ?? false),
            this.describe(ref),
          ]),
        );
      case "list":
        return [this.#part(shape.member!, this.#options.protocol !== "ec2" || this.#hasFlatLists)];
      case "map":
        return [this.#part(shape.key!), this.#part(shape.value!)];
      default:
        return scalar(shape);
    }
  }

  /** Element, key or value: unlike a member, its wire name has no place in a key. */
  #part(ref: ShapeRef, isNamed = true): Reference {
    const name = ref.locationName ?? this.#shape(ref.shape).locationName;
    return this.describe(ref, name === undefined || !isNamed ? {} : { name });
  }

  #memberKey(member: string, ref: ShapeRef, required: boolean): string {
    const shape = this.#shape(ref.shape);
    const location = ref.location ?? shape.location;
    const wireName = ref.locationName ?? shape.locationName;
    const key = required ? `${member}!` : member;
    if (location) {
      const suffix = wireName === undefined || wireName === member ? "" : `:${wireName}`;
      return `${key} ${LOCATIONS[location]}${suffix}`;
    }
    const usual = defaultWireName(this.#options.protocol, member);
    return (wireName ?? member) === usual ? key : `${key} :${wireName ?? member}`;
  }

  #shapeTraits(name: string, shape: ModelShape): Record<string, unknown> {
    const traits: Record<string, unknown> = {};
    if (shape.payload !== undefined) traits["payload"] = shape.payload;
    if (shape.union) traits["union"] = name;
    if (shape.eventstream) traits["eventstream"] = true;
    const order = requiredOrder(shape);
    if (order) traits["required"] = order;
    if (isAggregate(shape) && shape.min !== undefined) traits["min"] = shape.min;
    // Scalars carry it in their text.
    if (shape.sensitive && (isAggregate(shape) || shape.document)) traits["sensitive"] = true;
    if (this.#options.namedShapes?.has(name)) traits["shape"] = name;
    return traits;
  }
}

/** The required members where the model lists them in another order than it declares them: reports name them in this order. */
function requiredOrder({ members = {}, required = [] }: ModelShape): readonly string[] | undefined {
  const listed = required.filter((name) => name in members);
  const declared = Object.keys(members).filter((name) => listed.includes(name));
  return declared.every((name, index) => name === listed[index]) ? undefined : listed;
}

/** What an operation's description begins with: its input and its output. */
export function operationRoots(operation: ModelOperation): ShapeRef[] {
  return [operation.input, operation.output].filter((ref) => ref !== undefined);
}

/**
 * The JSON of an operation's description; `{}` when nothing differs from the usual.
 *
 * @param describer - counts uses in more than this operation when given; its table is then the caller's to write
 */
export function describeOperation(
  model: ServiceModel,
  operation: ModelOperation,
  options: DescribeOptions,
  describer: ShapeDescriber = new ShapeDescriber(model, operationRoots(operation), options),
): Record<string, unknown> {
  const ownTable = arguments.length < 4;
  const description: Record<string, unknown> = {};
  if (operation.input)
    description["input"] = describer.describe(operation.input, {
      ...rootName(operation.input, options),
      ...rootPayload(operation.input),
    });
  if (operation.output)
    description["output"] = describer.describe({ shape: operation.output.shape }, rootPayload(operation.output));
  if (ownTable && Object.keys(describer.table).length > 0) description["shapes"] = describer.table;
  const wrapper = operation.output && (operation.output.resultWrapper ?? model.shapes[operation.output.shape]?.resultWrapper);
  if (wrapper) description["wrapper"] = wrapper;
  if (operation.auth) description["auth"] = operation.auth;
  if (operation.authtype) description["authtype"] = operation.authtype;
  if (operation.unsignedPayload) description["unsignedPayload"] = true;
  if (operation.httpChecksum) description["checksum"] = operation.httpChecksum;
  if (operation.httpChecksumRequired) description["checksumRequired"] = true;
  if (operation.requestcompression) description["compression"] = operation.requestcompression.encodings;
  if (operation.endpoint?.hostPrefix) description["hostPrefix"] = operation.endpoint.hostPrefix;
  if (operation.staticContextParams) {
    description["staticContext"] = mapValues(operation.staticContextParams, (parameter) => parameter.value);
  }
  if (operation.operationContextParams) {
    description["operationContext"] = mapValues(operation.operationContextParams, (parameter) => parameter.path);
  }
  if (operation.endpointdiscovery) description["discovery"] = { required: operation.endpointdiscovery.required ?? false };
  if (operation.endpointoperation) description["discoveryOperation"] = true;
  if (operation.deprecated) description["deprecated"] = true;
  return description;
}

/** rest-xml names its root element after the reference or else the shape, so the name must travel with the description. */
function rootName(input: ShapeRef, options: DescribeOptions): Record<string, unknown> {
  return options.protocol === "rest-xml" ? { name: input.locationName ?? input.shape } : {};
}

/** Older models name the payload at the operation's reference instead of the shape. */
function rootPayload(ref: ShapeRef & { payload?: string }): Record<string, unknown> {
  return ref.payload === undefined ? {} : { payload: ref.payload };
}

function referenceTraits(ref: Traits): Record<string, unknown> {
  const traits: Record<string, unknown> = {};
  if (ref.flattened) traits["flat"] = true;
  if (ref.queryName !== undefined) traits["query"] = ref.queryName;
  const namespace = typeof ref.xmlNamespace === "string" ? { uri: ref.xmlNamespace } : ref.xmlNamespace;
  if (namespace) traits["ns"] = namespace.uri;
  if (namespace && "prefix" in namespace && namespace.prefix) traits["prefix"] = namespace.prefix;
  if (ref.xmlAttribute) traits["attribute"] = true;
  if (ref.jsonvalue) traits["json"] = true;
  if (ref.streaming) traits["streaming"] = true;
  if (ref.requiresLength) traits["length"] = true;
  if (ref.idempotencyToken) traits["token"] = true;
  if (ref.contextParam) traits["context"] = ref.contextParam.name;
  if (ref.eventpayload) traits["eventpayload"] = true;
  if (ref.eventheader) traits["eventheader"] = true;
  return traits;
}

function scalar(shape: ModelShape): string {
  const letter = LETTERS[shape.type];
  if (!letter) throw new Error(`A ${shape.type} is not a scalar.`);
  const format = shape.type === "timestamp" && shape.timestampFormat ? (FORMATS[shape.timestampFormat] ?? "") : "";
  return `${letter}${format}${shape.sensitive ? "*" : ""}${shape.min ?? ""}`;
}

/** Traits that a scalar's text carries itself, where the reference overrides the shape. */
function withScalarTraits(shape: ModelShape, ref: ShapeRef): ModelShape {
  if (isAggregate(shape)) return shape;
  return { ...shape, timestampFormat: ref.timestampFormat ?? shape.timestampFormat, sensitive: ref.sensitive ?? shape.sensitive };
}

function isAggregate(shape: ModelShape): boolean {
  return !shape.document && (shape.type === "structure" || shape.type === "list" || shape.type === "map");
}

function references(shape: ModelShape): ShapeRef[] {
  if (shape.document) return [];
  if (shape.type === "structure") return Object.values(shape.members ?? {});
  if (shape.type === "list") return [shape.member!];
  if (shape.type === "map") return [shape.key!, shape.value!];
  return [];
}

function wrap(reference: Reference, traits: Record<string, unknown>): Reference {
  if (Object.keys(traits).length === 0) return reference;
  if (typeof reference === "object" && !Array.isArray(reference) && "$" in reference) return { ...reference, ...traits };
  return { $: reference, ...traits };
}

function mapValues<In, Out>(record: Record<string, In>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
