/** All files of a package, from its plan. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { emitClient } from "./client.ts";
import { emitEndpoints } from "./endpoints.ts";
import { emitErrors } from "./errors.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { emitIndex } from "./index-module.ts";
import { emitManifest } from "./manifest.ts";
import { emitOperations } from "./operations.ts";
import { emitPaginators } from "./paginators.ts";
import { emitReadme } from "./readme.ts";
import { emitRegister } from "./register.ts";
import { emitResource } from "./resource.ts";
import { emitService } from "./service.ts";
import { emitTsconfig } from "./tsconfig.ts";
import { emitTypes } from "./types.ts";
import { emitWaiters } from "./waiters.ts";

const EMITTERS: ReadonlyArray<(plan: ServicePlan) => GeneratedFile | undefined> = [
  emitManifest,
  emitReadme,
  emitTsconfig,
  emitService,
  emitOperations,
  emitTypes,
  emitErrors,
  emitEndpoints,
  emitPaginators,
  emitWaiters,
  emitClient,
  emitResource,
  emitRegister,
  emitIndex,
];

export function emitPackage(plan: ServicePlan): GeneratedFile[] {
  return EMITTERS.flatMap((emit) => emit(plan) ?? []);
}
