/**
 * Built packages import the runtime from one entry, `@boto3/core/codegen/v1/all`, in place of the module of each part: a process loads a
 * file for each entry, and resolving and opening ten small ones takes longer than reading what they name. Sources, and packages
 * built earlier, name the modules; bundlers drop from the one what is not used as they do from the others.
 */

/** The entry, below the folder of core's build. */
export const RUNTIME_ENTRY = "codegen/v1/all";

const RUNTIME = "@boto3/core/codegen/v1";
const IMPORT = /import \{([^}]*)\} from "@boto3\/core\/codegen\/v1(?:\/([^"]+))?";/g;

/**
 * What the entry calls an export of a module; modules may export the same name.
 *
 * @param module - below `codegen/v1`: `index`, `json`, `customizations/s3`
 */
export function runtimeName(module: string, name: string): string {
  return `${module.replaceAll(/\W/g, "$")}$${name}`;
}

/** JavaScript whose imports of runtime modules are imports from the entry. */
export function importFromEntry(code: string): string {
  return code.replace(IMPORT, (_, names: string, module = "index") => {
    const renamed = names
      .split(",")
      .map((text) => text.trim())
      .filter(Boolean)
      .map((text) => {
        const [name = "", local = name] = text.split(" as ");
        return `${runtimeName(module, name)} as ${local}`;
      });
    return `import { ${renamed.join(", ")} } from "${RUNTIME}/all";`;
  });
}
