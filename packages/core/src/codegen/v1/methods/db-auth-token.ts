/** `generateDbAuthToken` as a method of RDS's client. */
import type { BaseClient } from "../../../client/base-client.ts";
import { generateDbAuthToken, type DbAuthTokenOptions } from "../../../presign/database-token.ts";

export interface DbAuthTokenMethods {
  /** A password for a database that takes IAM credentials, good for 15 minutes. Nothing is sent. */
  generateDbAuthToken(options: DbAuthTokenOptions): Promise<string>;
}

export const dbAuthTokenMethods: {
  generateDbAuthToken(this: BaseClient, options: DbAuthTokenOptions): Promise<string>;
} = {
  generateDbAuthToken(options) {
    return generateDbAuthToken(this, options);
  },
};
