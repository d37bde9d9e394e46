/** Reads the files of one service and merges corrections: upstream's (`*.sdk-extras.json`) and ours (`overlays/`). */
import { join } from "node:path";
import type { DocumentedModel } from "../docs/documentation.ts";
import type { ResourceModel } from "../model/resource-model.ts";
import type { ServiceModel } from "../model/service-model.ts";
import { applyOverlay, type OverlayEntry } from "./apply-overlay.ts";
import { deepMerge } from "./deep-merge.ts";
import { GeneratorError } from "./generator-error.ts";
import type { ServiceFolder } from "./find-models.ts";
import { readModel } from "./read-model.ts";
import type { ModelPaginator, ModelWaiter, ServiceSource, SharedModels } from "./service-source.ts";

/**
 * @param modelsDir - directory of models
 * @param service - the folder to read
 * @param shared - the files about all services
 * @param docsDir - botocore's data, when AWS's texts are wanted
 */
export function loadService(
  modelsDir: string,
  service: ServiceFolder,
  shared: SharedModels = {},
  docsDir?: string,
): ServiceSource {
  const overlayFile = `overlays/${service.name}.json`;
  const overlay = readModel<OverlayEntry[]>(join(modelsDir, "overlays", service.name)) ?? [];
  const read = <Content>(file: string): Content | undefined => {
    const content = readModel<Content>(join(modelsDir, service.folder, file));
    if (content === undefined) return overlaidFile(file, overlay);
    const extras = readModel<{ merge?: unknown }>(join(modelsDir, service.folder, `${file}.sdk-extras`));
    return applyOverlay(deepMerge(content, extras?.merge ?? {}), file, overlay, overlayFile);
  };
  const model = read<ServiceModel>("service-2");
  if (model === undefined) throw new GeneratorError(`${service.folder} has no service-2.json.`);
  return {
    ...service,
    model,
    paginators: read<{ pagination?: Record<string, ModelPaginator> }>("paginators-1")?.pagination ?? {},
    waiters: read<{ waiters?: Record<string, ModelWaiter> }>("waiters-2")?.waiters ?? {},
    resources: read<ResourceModel>("resources-1"),
    ruleSet: read("endpoint-rule-set-1"),
    ...shared,
    documentation: docsDir === undefined ? undefined : readModel<DocumentedModel>(join(docsDir, service.folder, "service-2")),
  };
}

/** A file that an overlay brings whole: resources of services for which boto3 has none. */
function overlaidFile<Content>(file: string, overlay: readonly OverlayEntry[]): Content | undefined {
  return overlay.find((entry) => entry.file === file && entry.merge !== undefined)?.merge as Content | undefined;
}
