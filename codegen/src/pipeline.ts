/**
 * From models to packages, in six stages: load -> validate -> model -> plan -> emit -> write. Nothing is written unless every
 * service that was asked for is valid.
 */
import { join } from "node:path";
import { emitPackage } from "./emit/emit-package.ts";
import { findModels, type ServiceFolder } from "./load/find-models.ts";
import { GeneratorError } from "./load/generator-error.ts";
import { loadService } from "./load/load-service.ts";
import { readModel } from "./load/read-model.ts";
import type { SharedModels } from "./load/service-source.ts";
import { planService } from "./plan/plan-service.ts";
import { formatFinding, type Finding } from "./validate/finding.ts";
import { validateService } from "./validate/validate-service.ts";
import { stalePackages } from "./write/prune.ts";
import { hashGenerator, hashInputs, Stamps } from "./write/stamps.ts";

export interface GenerateOptions {
  /** Services by name, optionally `name@version`; empty means all. */
  readonly services: readonly string[];
  readonly modelsDir: string;
  /** Directory of the packages. */
  readonly outDir: string;
  /** File that remembers what was generated from what; without it every package is generated. */
  readonly stampFile?: string | undefined;
  /** botocore's data folder: adds AWS's own texts to the comments. */
  readonly docsDir?: string | undefined;
  /** Compare only, write nothing. */
  readonly check?: boolean | undefined;
  readonly report?: ((line: string) => void) | undefined;
}

export interface GenerateResult {
  /** Services looked at. */
  readonly services: number;
  /** Services that were current by their stamp. */
  readonly current: number;
  /** Files written or removed, or with `check` those that would be; relative to `outDir`. */
  readonly changed: readonly string[];
}

/**
 * Generates packages.
 *
 * @throws GeneratorError when a model is missing or invalid; then nothing was written
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const folders = findModels(options.modelsDir, options.services);
  const stamps = options.stampFile === undefined ? undefined : new Stamps(options.stampFile);
  const work = outdated(folders, options, stamps);
  const stale = options.services.length === 0 ? stalePackages(options.outDir, new Set(folders.map((folder) => folder.name))) : [];
  if (work.length === 0 && stale.length === 0) return { services: folders.length, current: folders.length, changed: [] };
  // ts-morph comes with it, which takes longer to load than finding out that nothing changed.
  const { PackageWriter } = await import("./write/package-writer.ts");
  const writer = new PackageWriter(options.outDir, options.check ?? false);

  const shared: SharedModels =
    work.length > 0
      ? { endpoints: readModel(join(options.modelsDir, "endpoints")), retries: readModel(join(options.modelsDir, "_retry")) }
      : {};
  const findings = work.flatMap(({ service }) => validateService(loadService(options.modelsDir, service, shared)));
  failOnErrors(findings, options.report);

  // Loaded again rather than kept: all models at once need more memory than reading them twice needs time.
  for (const item of work) {
    const plan = planService(loadService(options.modelsDir, item.service, shared, options.docsDir));
    const paths = writer.write(item.service.name, plan.folder, emitPackage(plan));
    if (!options.check) stamps?.set(item.service.name, join(options.outDir, item.service.name), item.inputs, paths);
  }
  for (const name of stale) writer.remove(name);
  if (!options.check) stamps?.save();
  return { services: folders.length, current: folders.length - work.length, changed: writer.changed };
}

interface WorkItem {
  readonly service: ServiceFolder;
  readonly inputs: string;
}

function outdated(folders: readonly ServiceFolder[], options: GenerateOptions, stamps: Stamps | undefined): WorkItem[] {
  if (!stamps) return folders.map((service) => ({ service, inputs: "" }));
  const generator =
    hashGenerator(
      import.meta.dirname,
      ["endpoints.json", "_retry.json"].map((name) => join(options.modelsDir, name)),
    ) + (options.docsDir ?? "");
  return folders
    .map((service) => ({ service, inputs: hashInputs(generator, options.modelsDir, service.folder) }))
    .filter(({ service, inputs }) => !stamps.isCurrent(service.name, join(options.outDir, service.name), inputs));
}

function failOnErrors(findings: readonly Finding[], report: ((line: string) => void) | undefined): void {
  const errors = findings.filter((finding) => finding.level === "error");
  for (const finding of findings) if (finding.level === "warning") report?.(formatFinding(finding));
  if (errors.length === 0) return;
  const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
  throw new GeneratorError(`The models have ${count}; nothing was written.\n${errors.map(formatFinding).join("\n")}`);
}
