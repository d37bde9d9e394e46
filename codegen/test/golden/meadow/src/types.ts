// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import type { Reply } from "@boto3/core/codegen/v1";

export interface MowMeadowRequest {
  DryRun?: boolean | undefined;
  MeadowIds?: string[] | undefined;
  /** Idempotency token: a random one is sent when left out. */
  Token?: string | undefined;
}

export interface MowMeadowResult extends Reply {
  Bales?: string[] | undefined;
}
