/** boto3's `boto3.dynamodb.conditions`. */
export {
  and,
  Attr,
  AttributeBase,
  ConditionBase,
  ConditionExpressionBuilder,
  Key,
  not,
  or,
  Size,
  type BuiltConditionExpression,
} from "@boto3/dynamodb";
