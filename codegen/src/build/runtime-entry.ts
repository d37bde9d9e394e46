/**
 * Built packages import the runtime from one entry, `@boto3/core/codegen/v1/all`, in place of the module of each part: a process loads a
 * file for each entry, and resolving and opening ten small ones takes longer than reading what they name. Those that need nothing
 * but what services of JSON need import it from `codegen/v1/common`, and no XML is read then. Sources, and packages built earlier, name the
 * modules; bundlers drop from the one what is not used as they do from the others.
 */

/** The folder of the runtime's modules, below the folder of core's build. */
export const RUNTIME_FOLDER = "codegen/v1/";

/** The entry that has every module. */
export const WHOLE_ENTRY = "all";

/** The entry that has {@link COMMON_MODULES}. */
export const COMMON_ENTRY = "common";

/** What every third service needs nothing else than: most of those that speak JSON. */
export const COMMON_MODULES: ReadonlySet<string> = new Set([
  "index",
  "blobs",
  "context-path",
  "customizations/cognito-identity",
  "customizations/dynamodb",
  "customizations/logs",
  "customizations/machinelearning",
  "customizations/sqs",
  "customizations/timestream-query",
  "customizations/timestream-write",
  "endpoints",
  "expressions",
  "host-prefix",
  "json",
  "reply-crc32",
  "rules",
  "timestamps",
]);

const RUNTIME = "@boto3/core/codegen/v1";
const IMPORT = /import \{([^}]*)\} from "@boto3\/core\/codegen\/v1(?:\/([^"]+))?";/g;

/**
 * What an entry calls an export of a module; modules may export the same name.
 *
 * @param module - below `codegen/v1`: `index`, `json`, `customizations/s3`
 */
export function runtimeName(module: string, name: string): string {
  return `${module.replaceAll(/\W/g, "$")}$${name}`;
}

/** JavaScript whose imports of runtime modules are imports from one entry. */
export function importFromEntry(code: string): string {
  const modules = [...code.matchAll(IMPORT)].map(([, , module = "index"]) => module);
  const entry = modules.every((module) => COMMON_MODULES.has(module)) ? COMMON_ENTRY : WHOLE_ENTRY;
  return code.replace(IMPORT, (_, names: string, module = "index") => {
    const renamed = names
      .split(",")
      .map((text) => text.trim())
      .filter(Boolean)
      .map((text) => {
        const [name = "", local = name] = text.split(" as ");
        return `${runtimeName(module, name)} as ${local}`;
      });
    return `import { ${renamed.join(", ")} } from "${RUNTIME}/${entry}";`;
  });
}
