/**
 * Types that differ from the model because a customization takes or gives something else at run time, by service id. What botocore says
 * of them in its documentation handlers (HND-60 to HND-62, HND-65), ours say in the types.
 */
import type { Form } from "./type-forms.ts";
import type { RuntimeType } from "./type-expression.ts";

/** A type as it is written, and what of the runtime it names. */
export interface PeculiarType {
  readonly type: string;
  readonly runtime?: RuntimeType;
}

/** A member that a customization adds to an output. */
export interface AddedMember {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
}

type ByForm = Readonly<Partial<Record<Form, PeculiarType>>>;

const JSON_VALUE: PeculiarType = { type: "JsonValue", runtime: "JsonValue" };
const CUSTOMER_KEY: ByForm = { input: { type: "string | Uint8Array" } };

const SHAPES: Readonly<Record<string, Readonly<Record<string, ByForm>>>> = {
  IAM: { policyDocumentType: { output: JSON_VALUE } },
  S3: {
    CopySource: { input: { type: "string | { Bucket: string; Key: string; VersionId?: string | undefined }" } },
    CopySourceSSECustomerKey: CUSTOMER_KEY,
    SSECustomerKey: CUSTOMER_KEY,
  },
};

const MEMBERS: Readonly<Record<string, Readonly<Record<string, PeculiarType>>>> = {
  CloudFormation: { "GetTemplateOutput.TemplateBody": JSON_VALUE },
};

const EXPIRES: AddedMember = {
  name: "ExpiresString",
  type: "string",
  comment: "The text of `Expires` as it was stored, also where it is no date.",
};

const ADDED: Readonly<Record<string, Readonly<Record<string, readonly AddedMember[]>>>> = {
  S3: { GetObjectOutput: [EXPIRES], HeadObjectOutput: [EXPIRES] },
};

/** The type of a shape in one form, where it is not the model's. */
export function peculiarType(serviceId: string, shape: string, form: Form): PeculiarType | undefined {
  return SHAPES[serviceId]?.[shape]?.[form];
}

/** The type of one member, where it is not that of its shape. */
export function peculiarMember(serviceId: string, structure: string, member: string): PeculiarType | undefined {
  return MEMBERS[serviceId]?.[`${structure}.${member}`];
}

/** Members that the model does not have. */
export function addedMembers(serviceId: string, structure: string): readonly AddedMember[] {
  return ADDED[serviceId]?.[structure] ?? [];
}

/** All rows, for the test that looks for them in the models. */
export function peculiarRows(): ReadonlyArray<{
  readonly serviceId: string;
  readonly structure?: string;
  readonly shape?: string;
  readonly member?: string;
}> {
  const rows = <Row>(table: Readonly<Record<string, Readonly<Record<string, unknown>>>>, row: (name: string) => Row) =>
    Object.entries(table).flatMap(([serviceId, named]) => Object.keys(named).map((name) => ({ serviceId, ...row(name) })));
  return [
    ...rows(SHAPES, (shape) => ({ shape })),
    ...rows(MEMBERS, (path) => ({ structure: path.split(".")[0]!, member: path.split(".")[1]! })),
    ...rows(ADDED, (structure) => ({ structure })),
  ];
}
