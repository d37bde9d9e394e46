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
