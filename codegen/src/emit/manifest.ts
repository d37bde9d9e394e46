/** Emits the committed `package.json` of a service package, so that a clean clone has the whole project graph. */
import { clientPackagesOf } from "../plan/client-methods.ts";
import { packageName } from "../plan/names.ts";
import type { GeneratedText } from "./generated-file.ts";

/** What of a plan a manifest depends on. */
export interface ManifestFacts {
  readonly fullName: string;
  readonly service: { readonly name: string };
  /** Anything when the service has resources. */
  readonly resources?: { readonly packages: readonly string[] } | undefined;
}

export function emitManifest(plan: ManifestFacts): GeneratedText {
  const entry = (name: string): { types: string; default: string } => ({
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  });
  // Only the entries `resource` and `register` import those of resources.
  const packages = [...new Set([...(plan.resources?.packages ?? []), ...clientPackagesOf(plan.service.name)])].sort();
  const manifest = {
    name: packageName(plan.service.name),
    version: "0.1.0",
    description: `Client of ${plan.fullName} for boto3 for TypeScript.`,
    license: "Apache-2.0",
    type: "module",
    sideEffects: ["./dist/register.js"],
    engines: { node: ">=20.19" },
    files: ["dist", "README.md", "LICENSE", "NOTICE"],
    exports: {
      ".": entry("index"),
      ...(plan.resources && { "./resource": entry("resource") }),
      "./register": entry("register"),
      "./package.json": "./package.json",
    },
    ...(packages.length > 0 && { dependencies: Object.fromEntries(packages.map((name) => [name, "workspace:^"])) }),
    peerDependencies: { "@boto3/core": "workspace:^" },
    devDependencies: { "@boto3/core": "workspace:*" },
  };
  return { kind: "text", path: "package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}
