/** What programs import from `@boto3/dynamodb`. */
export { Binary, type BinaryInput } from "./binary.ts";
export { DynamoNumber, type NumberInput } from "./number.ts";
export { TypeSerializer } from "./serialize.ts";
export { TypeDeserializer, type DeserializeOptions } from "./deserialize.ts";
export { marshall, unmarshall } from "./marshall.ts";
export { ConditionBase, isCondition, type ConditionExpression, type ConditionName } from "./condition.ts";
export {
  Attr,
  AttributeBase,
  ItemAttribute,
  Key,
  KeyAttribute,
  Size,
  type AttributePath,
  type AttributeTypeName,
  type Operand,
} from "./attribute.ts";
export { and, not, or } from "./combine.ts";
export { ConditionExpressionBuilder, type BuiltConditionExpression } from "./expression-builder.ts";
export type {
  AttributeValue,
  NativeItem,
  NativeItemOutput,
  NativeNumber,
  NativeOutput,
  NativeSet,
  NativeValue,
} from "./native-values.ts";
export {
  AttributeValueError,
  DynamoDBExpressionError,
  DynamoDBNeedsConditionError,
  DynamoDBNeedsKeyConditionError,
  DynamoDBOperationNotSupportedError,
} from "./errors.ts";
export { ifNotExists, listAppend, minus, plus, update, UpdateBuilder, type Calculation, type UpdateValue } from "./update.ts";
export { project, ProjectionBuilder } from "./project.ts";
export { expressions, type Expressions, type WrittenExpressions } from "./expressions.ts";
export { nativeHooks, nativePages } from "./native-hooks.ts";
export { documentClass, documentClient, type DocumentClient, type DocumentClientOptions } from "./document-client.ts";
export type {
  ConditionInput,
  DocumentClientOf,
  DocumentValue,
  NativeInput,
  NativeReply,
  ProjectionInput,
  UpdateInput,
} from "./document-types.ts";
export { Table, table } from "./table.ts";
export type { TableClient } from "./table-client.ts";
export type {
  TableDeleteInput,
  TableGetInput,
  TableGetOutput,
  TablePage,
  TablePutInput,
  TableQueryInput,
  TableScanInput,
  TableUpdateInput,
  TableWriteOutput,
} from "./table-types.ts";
export { BatchWriter, useBatchWriter, type BatchWriterOptions, type WriteRequest } from "./batch-writer.ts";
export { batchGet, type BatchGetOptions } from "./batch-get.ts";
export type { BackOffOptions } from "./back-off.ts";
export { UnprocessedItemsError } from "./unprocessed-error.ts";
