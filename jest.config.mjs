import { existsSync, readdirSync } from "node:fs";
import { writeRuntimeEntry } from "./tools/jest-runtime-entry.mjs";

/** Folders of the packages written by hand. */
const packages = readdirSync(new URL("packages", import.meta.url)).filter((name) =>
  existsSync(new URL(`packages/${name}/src`, import.meta.url)),
);

/** Unit tests beside the sources: TypeScript straight to ES modules by swc, workspace packages by their sources. */
export default {
  testEnvironment: "node",
  roots: [...packages.map((name) => `<rootDir>/packages/${name}/src`), "<rootDir>/codegen", "<rootDir>/tools", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  modulePathIgnorePatterns: ["/dist/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" }, sourceMaps: "inline" },
    ],
  },
  moduleNameMapper: {
    "^#platform$": "<rootDir>/packages/core/src/platform/node.ts",
    "^#files$": "<rootDir>/packages/s3-transfer/src/platform/node.ts",
    "^@boto3/s3-transfer/(.*)$": "<rootDir>/packages/s3-transfer/src/$1.ts",
    [`^@boto3/(${packages.join("|")})$`]: "<rootDir>/packages/$1/src/index.ts",
    "^@boto3/core/codegen/v1/(all|common)$": writeRuntimeEntry(),
    "^@boto3/(core|resources|dynamodb)/codegen/v1$": "<rootDir>/packages/$1/src/codegen/v1/index.ts",
    "^@boto3/(core|resources|dynamodb)/codegen/v1/(.*)$": "<rootDir>/packages/$1/src/codegen/v1/$2.ts",
  },
};
