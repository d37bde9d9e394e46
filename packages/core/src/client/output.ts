/** What every reply carries beside its members. */

/** Facts about the HTTP exchange, in the members boto3 gives. */
export interface ResponseMetadata {
  RequestId?: string;
  HostId?: string;
  HTTPStatusCode: number;
  /** Names in lower case. */
  HTTPHeaders: Record<string, string>;
  RetryAttempts: number;
  MaxAttemptsReached?: boolean;
  RetryQuotaReached?: boolean;
  ChecksumAlgorithm?: string;
}

/** The `Error` member of an error reply. Services may add fields (S3: `BucketName`, `Region`, ...). */
export interface ErrorDetail {
  Code: string;
  Message: string;
  Type?: string;
  QueryErrorCode?: string;
  [field: string]: unknown;
}

/** An error reply as parsed: `e.response`. Modelled members of the error stand at top level. */
export interface ParsedError {
  Error: ErrorDetail;
  ResponseMetadata: ResponseMetadata;
  [member: string]: unknown;
}
