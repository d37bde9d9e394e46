// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import type { Reply } from "@boto3/core/codegen/v1";

export interface BoilInput {
  /** Required. At least 1. */
  Litres: number;
  Secret?: string | undefined;
}

export interface BoilOutput extends Reply {
  Temperature?: number | undefined;
  When?: Date | undefined;
}

export interface DryKettle {
  message?: string | undefined;
}
