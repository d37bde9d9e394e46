/** Passwords for clusters as methods of DSQL's client. */
import type { BaseClient } from "../../../client/base-client.ts";
import {
  generateDbConnectAdminAuthToken,
  generateDbConnectAuthToken,
  type DsqlAuthTokenOptions,
} from "../../../presign/database-token.ts";

type TokenMethod<This> = (this: This, options: DsqlAuthTokenOptions) => Promise<string>;

export interface DsqlAuthTokenMethods {
  /** A password for a role that may `DbConnect`, good for 15 minutes unless `ExpiresIn` says otherwise. Nothing is sent. */
  generateDbConnectAuthToken(options: DsqlAuthTokenOptions): Promise<string>;
  /** The same for the role `admin`. */
  generateDbConnectAdminAuthToken(options: DsqlAuthTokenOptions): Promise<string>;
}

export const dsqlAuthTokenMethods: {
  generateDbConnectAuthToken: TokenMethod<BaseClient>;
  generateDbConnectAdminAuthToken: TokenMethod<BaseClient>;
} = {
  generateDbConnectAuthToken(options) {
    return generateDbConnectAuthToken(this, options);
  },
  generateDbConnectAdminAuthToken(options) {
    return generateDbConnectAdminAuthToken(this, options);
  },
};
