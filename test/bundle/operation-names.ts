/** Finds operations in a bundle that nobody asked for: the proof that trees shake. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";

/** Operations of a service by API name, from its model. */
export function operationNames(service: string): string[] {
  const folder = join(ROOT, "models", service);
  const version = readdirSync(folder).at(-1) ?? "";
  const model = JSON.parse(readFileSync(join(folder, version, "service-2.json"), "utf8")) as {
    operations: Record<string, unknown>;
  };
  return Object.keys(model.operations);
}

/**
 * Operations that may stand in a bundle of the service beside the one imported, with the reason.
 */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynamodb: {
    DescribeEndpoints: "tells the endpoint to clients that turn discovery on, and is loaded then",
  },
  s3: {
    CreateSession: "directory buckets are signed for with a session of their own",
    HeadBucket: "asks where a bucket is, when a redirect does not say",
  },
};

/**
 * Operations whose API name or method name is a word of the code.
 *
 * @param wanted - the operation that was imported
 */
export function foreignOperations(code: string, service: string, wanted: string): string[] {
  const words = new Set(code.match(/[A-Za-z][A-Za-z0-9]*/g));
  return operationNames(service).filter((name) => {
    if (name === wanted || NEEDED[service]?.[name]) return false;
    return words.has(name) || (words.has(methodName(name)) && !COMMON_WORDS.has(name));
  });
}

/** API names whose method name is an ordinary word of programs. */
const COMMON_WORDS: ReadonlySet<string> = new Set(["Publish", "Query", "Scan", "Subscribe", "Unsubscribe"]);

function methodName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
