/** What query and ec2 share: the form with its action and version, and its encoding. Their naming rules differ. */
import { explainUnwritable } from "../unwritable-value.ts";
import { CONTENT_TYPE } from "./content-type.ts";
import { encodeForm } from "./form.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Shape } from "../../schema/shape.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** Form fields, in order. */
export type Form = Array<[string, string]>;

/** Adds the fields of a value; `name` is empty for the input itself. */
export type FormWriter = (form: Form, shape: Shape, value: unknown, name: string, millis: boolean | undefined) => void;

/** Serializes a call as a form. The body is encoded when it is read, so that hooks may change `form` until then. */
export function serializeForm(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
  write: FormWriter,
): SerializedRequest {
  const form: Form = [
    ["Action", operation.name],
    ["Version", operation.service.apiVersion],
  ];
  const prefix = operation.extras.hostPrefix?.(operation, input, options);
  try {
    if (operation.input) write(form, operation.input, input, "", options.timestampMillis);
  } catch (error) {
    throw explainUnwritable(error, operation, input);
  }
  let replaced: SerializedRequest["body"];
  const request: SerializedRequest = {
    method: operation.method,
    path: "/",
    query: "",
    headers: { "content-type": CONTENT_TYPE },
    get body() {
      return replaced ?? encodeForm(form);
    },
    set body(body) {
      replaced = body;
    },
    form,
  };
  if (prefix !== undefined) request.hostPrefix = prefix;
  return request;
}
