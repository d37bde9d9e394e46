/**
 * Lists the services in a models directory, `<service>/<api-version>/service-2.json`. A botocore `data` directory works too
 * (several versions, gzip). The newest version of a service is the greatest by text, as in botocore `loaders.py`.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../../../packages/core/src/errors/did-you-mean.ts";
import { GeneratorError, UnknownAPIVersionError, UnknownServiceNameError } from "./generator-error.ts";

/** Where the files of a service's chosen version are. */
export interface ServiceFolder {
  readonly name: string;
  readonly apiVersion: string;
  /** Relative to the models directory. */
  readonly folder: string;
}

/**
 * Finds the services asked for, or all.
 *
 * @param modelsDir - directory of models
 * @param wanted - names, each optionally with a version: `s3` or `s3@2006-03-01`; empty means all
 * @throws UnknownServiceNameError, UnknownAPIVersionError naming what exists
 */
export function findModels(modelsDir: string, wanted: readonly string[] = []): ServiceFolder[] {
  if (!existsSync(modelsDir))
    throw new GeneratorError(`No models at ${modelsDir}. Give the directory with --models, or run \`pnpm models:update\`.`);
  const names = readdirSync(modelsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && versionsOf(modelsDir, entry.name).length > 0)
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0)
    throw new GeneratorError(`No service models in ${modelsDir}: expected <service>/<api-version>/service-2.json.`);
  const chosen = wanted.length > 0 ? [...new Set(wanted)] : names;
  return chosen.map((request) => {
    const [name = "", version] = request.split("@");
    if (!names.includes(name)) {
      const hint = didYouMean(name, names) || ` ${names.length} services are in ${modelsDir}.`;
      throw new UnknownServiceNameError(`Unknown service "${name}": no folder of that name in the models.${hint}`);
    }
    const versions = versionsOf(modelsDir, name);
    if (version !== undefined && !versions.includes(version)) {
      throw new UnknownAPIVersionError(`"${name}" has no API version "${version}". There is: ${versions.join(", ")}.`);
    }
    const apiVersion = version ?? versions.at(-1)!;
    return { name, apiVersion, folder: `${name}/${apiVersion}` };
  });
}

function versionsOf(modelsDir: string, name: string): string[] {
  const folder = join(modelsDir, name);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((version) => ["service-2.json", "service-2.json.gz"].some((file) => existsSync(join(folder, version, file))))
    .sort();
}
