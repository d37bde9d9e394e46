/**
 * Methods that the client class of one service has beside its operations (botocore `creating-client-class` handlers, HND-05, HND-49,
 * HND-50; boto3 `s3/inject.py`, RSV-20). Each row names an entry of `@boto3/core/codegen/v1` or of another package, the constant with
 * the methods and the interface that declares them.
 */

export interface ClientMethodsPlan {
  /** Package that the generated one depends on; core when left out. */
  readonly package?: string;
  readonly part: string;
  readonly constant: string;
  readonly type: string;
}

const CLIENT_METHODS: Readonly<Record<string, readonly ClientMethodsPlan[]>> = {
  dsql: [{ part: "methods/dsql-auth-token", constant: "dsqlAuthTokenMethods", type: "DsqlAuthTokenMethods" }],
  rds: [{ part: "methods/db-auth-token", constant: "dbAuthTokenMethods", type: "DbAuthTokenMethods" }],
  s3: [
    { part: "methods/presigned-post", constant: "presignedPostMethods", type: "PresignedPostMethods" },
    { package: "@boto3/s3-transfer", part: "inject", constant: "transferMethods", type: "TransferMethods" },
  ],
};

/** @returns the groups of methods, none for most services */
export function clientMethodsOf(service: string): readonly ClientMethodsPlan[] {
  return CLIENT_METHODS[service] ?? [];
}

/** Packages beside core that the client of a service needs. */
export function clientPackagesOf(service: string): string[] {
  return clientMethodsOf(service).flatMap((row) => row.package ?? []);
}

/** All rows, for the test that compares them with the files. */
export function allClientMethods(): readonly ClientMethodsPlan[] {
  return Object.values(CLIENT_METHODS).flat();
}
