/** boto3's `boto3.dynamodb.types`. */
export {
  Binary,
  DynamoNumber,
  TypeDeserializer,
  TypeSerializer,
  type BinaryInput,
  type DeserializeOptions,
  type NumberInput,
} from "@boto3/dynamodb";
