/** Emits the committed `package.json` of a service package, so that a clean clone has the whole project graph. */
import { packageName } from "../plan/names.ts";
import type { GeneratedText } from "./generated-file.ts";

/** @param plan - only names of the service matter */
export function emitManifest(plan: { readonly fullName: string; readonly service: { readonly name: string } }): GeneratedText {
  const entry = (name: string): { types: string; default: string } => ({
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  });
  const manifest = {
    name: packageName(plan.service.name),
    version: "0.1.0",
    description: `Client of ${plan.fullName} for boto3 for TypeScript.`,
    license: "Apache-2.0",
    type: "module",
    sideEffects: ["./dist/register.js"],
    engines: { node: ">=20.19" },
    files: ["dist", "README.md", "LICENSE", "NOTICE"],
    exports: { ".": entry("index"), "./register": entry("register"), "./package.json": "./package.json" },
    peerDependencies: { "@boto3/core": "workspace:^" },
    devDependencies: { "@boto3/core": "workspace:*" },
  };
  return { kind: "text", path: "package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}
