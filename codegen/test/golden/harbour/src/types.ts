// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import type { Reply } from "@boto3/core/codegen/v1";

export interface MoorShipRequest {
  /** Required. */
  Berth: string;
  /** Required. */
  Path: string;
  Meta?: { [key: string]: string } | undefined;
  Cargo?: Cargo | undefined;
}

export interface MoorShipResult extends Reply {
  Ship?: Ship | undefined;
}

export interface Ship {
  Name?: string | undefined;
  Kind?: string | undefined;
}

export interface Cargo {
  Crates?: Ship[] | undefined;
}
