/** Every fast path that has a slow one beside it, in reading order. */
import { ec2Form, formText, percentEncoding, queryForm } from "./subjects/forms.ts";
import { jsonReader, jsonText, jsonWriter } from "./subjects/json.ts";
import { addressSignatures, headerSignatures } from "./subjects/signatures.ts";
import { base64, crc32, instantsRead, instantsWritten, utf8 } from "./subjects/texts.ts";
import { xmlPieces, xmlRefusals, xmlShapes, xmlTrees } from "./subjects/xml.ts";
import type { Subject } from "./subject.ts";

export const SUBJECTS: readonly Subject[] = [
  xmlTrees,
  xmlShapes,
  xmlRefusals,
  xmlPieces,
  headerSignatures,
  addressSignatures,
  jsonWriter,
  jsonReader,
  jsonText,
  queryForm,
  ec2Form,
  formText,
  percentEncoding,
  instantsRead,
  instantsWritten,
  base64,
  utf8,
  crc32,
];
