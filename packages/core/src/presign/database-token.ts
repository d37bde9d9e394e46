/**
 * Passwords for databases that take IAM credentials: presigned addresses without their scheme (botocore `signers.py`
 * `generate_db_auth_token`, `dsql_generate_db_connect_auth_token`, spec PRE-11 and PRE-12). Nothing is sent.
 */
import { BaseClient } from "../client/base-client.ts";
import { ParamValidationError } from "../errors/validation.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";

const SCHEME = "https://";
const EXPIRES_SECONDS = 900;

/** boto3's arguments of `generate_db_auth_token`. */
export interface DbAuthTokenOptions {
  readonly DBHostname: string;
  readonly Port: number;
  readonly DBUsername: string;
  /** Of the database; the client's region by default. */
  readonly Region?: string;
}

/** boto3's arguments of DSQL's token methods. */
export interface DsqlAuthTokenOptions {
  readonly Hostname: string;
  /** Of the cluster; the client's region by default. */
  readonly Region?: string;
  /** In seconds; 900 by default. */
  readonly ExpiresIn?: number;
}

/**
 * A password for an RDS or Aurora database, good for 15 minutes.
 *
 * @param client - an RDS client; its credentials sign
 * @throws ParamValidationError without a host name
 * @example
 * const password = await generateDbAuthToken(rds, { DBHostname: "db.example.com", Port: 3306, DBUsername: "app" });
 */
export function generateDbAuthToken(client: BaseClient, options: DbAuthTokenOptions): Promise<string> {
  const { DBHostname: hostname, Port: port, DBUsername: user, Region: region } = options;
  const query = `Action=connect&DBUser=${percentEncode(user)}`;
  return presignedToken(client, { hostname, port, query, signingName: "rds-db", region, expiresIn: EXPIRES_SECONDS });
}

/** A password for an Aurora DSQL cluster, for a role that may `DbConnect`. */
export function generateDbConnectAuthToken(client: BaseClient, options: DsqlAuthTokenOptions): Promise<string> {
  return dsqlToken(client, options, "DbConnect");
}

/** The same for the role `admin`. */
export function generateDbConnectAdminAuthToken(client: BaseClient, options: DsqlAuthTokenOptions): Promise<string> {
  return dsqlToken(client, options, "DbConnectAdmin");
}

function dsqlToken(client: BaseClient, options: DsqlAuthTokenOptions, action: string): Promise<string> {
  const { Hostname: hostname, Region: region, ExpiresIn: expiresIn = EXPIRES_SECONDS } = options;
  return presignedToken(client, { hostname, port: undefined, query: `Action=${action}`, signingName: "dsql", region, expiresIn });
}

interface Token {
  readonly hostname: string;
  readonly port: number | undefined;
  readonly query: string;
  readonly signingName: string;
  readonly region: string | undefined;
  readonly expiresIn: number;
}

async function presignedToken(client: BaseClient, token: Token): Promise<string> {
  const { hostname, port, query, signingName, region, expiresIn } = token;
  if (!hostname) throw new ParamValidationError("A token is for one host: give its name without scheme.");
  const { clock, config, endpoint } = await BaseClient.coreOf(client).load();
  const credentials = await config.credentials();
  if (!credentials) throw new NoCredentialsError();
  const { presignRequest } = await import("../auth/sigv4-query.ts");
  const request = { method: "GET", protocol: "https:", hostname, port, path: "/", query, headers: {}, body: undefined };
  const plan = {
    signer: "v4" as const,
    signingName,
    region: region ?? endpoint.region,
    regionSet: undefined,
    unsignedPayload: false,
    doubleEncodePath: true,
    credentials: undefined,
  };
  return (await presignRequest(request, plan, credentials, expiresIn, clock.now())).slice(SCHEME.length);
}
