/** Inputs and outputs of a table's methods: those of the operations without the table's name, with the item's type. */
import type { ResponseMetadata } from "@boto3/core";
import type { ConditionInput, DocumentValue, ProjectionInput, UpdateInput } from "./document-types.ts";
import type { NativeItemOutput } from "./native-values.ts";

type Consumed = "INDEXES" | "TOTAL" | "NONE";

/** What every call of a table may ask for. */
interface Common {
  ReturnConsumedCapacity?: Consumed | undefined;
  /** What the names in expressions given as text refer to. */
  ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
}

/** What the values in expressions given as text refer to. */
interface Values {
  ExpressionAttributeValues?: Readonly<Record<string, DocumentValue>> | undefined;
}

interface Write extends Common, Values {
  ConditionExpression?: ConditionInput | undefined;
  ReturnItemCollectionMetrics?: "SIZE" | "NONE" | undefined;
  ReturnValuesOnConditionCheckFailure?: "ALL_OLD" | "NONE" | undefined;
}

interface Read extends Common {
  ConsistentRead?: boolean | undefined;
  ProjectionExpression?: ProjectionInput | undefined;
}

export interface TableGetInput extends Read {
  Key: object;
}

export interface TablePutInput<Item> extends Write {
  Item: Item;
  ReturnValues?: "NONE" | "ALL_OLD" | undefined;
}

export interface TableDeleteInput extends Write {
  Key: object;
  ReturnValues?: "NONE" | "ALL_OLD" | undefined;
}

export interface TableUpdateInput extends Write {
  Key: object;
  UpdateExpression?: UpdateInput | undefined;
  ReturnValues?: "NONE" | "ALL_OLD" | "UPDATED_OLD" | "ALL_NEW" | "UPDATED_NEW" | undefined;
}

interface Pages extends Read, Values {
  IndexName?: string | undefined;
  /** Items looked at for one page, before the filter. */
  Limit?: number | undefined;
  Select?: "ALL_ATTRIBUTES" | "ALL_PROJECTED_ATTRIBUTES" | "SPECIFIC_ATTRIBUTES" | "COUNT" | undefined;
  FilterExpression?: ConditionInput | undefined;
  /** `LastEvaluatedKey` of the page before. */
  ExclusiveStartKey?: object | undefined;
}

export interface TableQueryInput extends Pages {
  KeyConditionExpression?: ConditionInput | undefined;
  /** Backwards when false. */
  ScanIndexForward?: boolean | undefined;
}

export interface TableScanInput extends Pages {
  Segment?: number | undefined;
  TotalSegments?: number | undefined;
}

/** A reply, with the members every reply has. */
interface Answer {
  ConsumedCapacity?: object | undefined;
  ResponseMetadata: ResponseMetadata;
}

export interface TableGetOutput<Item> extends Answer {
  Item?: Item | undefined;
}

export interface TableWriteOutput<Item> extends Answer {
  /** As `ReturnValues` asks; updates may give a part of the item. */
  Attributes?: Item | undefined;
  ItemCollectionMetrics?: object | undefined;
}

export interface TablePage<Item> extends Answer {
  Items?: Item[] | undefined;
  Count?: number | undefined;
  ScannedCount?: number | undefined;
  LastEvaluatedKey?: NativeItemOutput | undefined;
}
