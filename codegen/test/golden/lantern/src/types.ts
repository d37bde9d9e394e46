// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import type { Reply } from "@boto3/core/codegen/v1";

export interface LightMessage {
  /** Required. */
  Name: string;
  Wicks?: string[] | undefined;
}

export interface LightResult extends Reply {
  Lantern?: Lantern | undefined;
}

export interface Lantern {
  Name?: string | undefined;
  Oil?: Uint8Array | undefined;
}

export interface DescribeLanternsMessage {
  Marker?: string | undefined;
  MaxRecords?: number | undefined;
}

export interface LanternsMessage extends Reply {
  Marker?: string | undefined;
  Lanterns?: Lantern[] | undefined;
  Colours?: string[] | undefined;
}
