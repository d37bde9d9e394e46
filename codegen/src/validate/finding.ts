/** What a validation rule reports. Rules return findings; only the report decides whether to fail. */
import type { ServiceSource } from "../load/service-source.ts";

export interface Finding {
  /** `error` stops the generator before it writes; `warning` is printed. */
  readonly level: "error" | "warning";
  /** Relative to the models directory: `s3/2006-03-01/service-2.json`. */
  readonly file: string;
  /** JSON pointer into the file: `/shapes/A/members/b`. */
  readonly pointer: string;
  readonly message: string;
}

/** A rule looks at one service and returns what is wrong with it. */
export type Rule = (source: ServiceSource) => Finding[];

/** Files of a model, without extension. */
export type ModelFile = "service-2" | "paginators-1" | "waiters-2" | "resources-1" | "endpoint-rule-set-1";

/** Makes a finding; parts of the pointer are escaped here. */
export function finding(
  source: ServiceSource,
  file: ModelFile,
  path: readonly string[],
  message: string,
  level: Finding["level"] = "error",
): Finding {
  const pointer = path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { level, file: `${source.folder}/${file}.json`, pointer, message };
}

/** `models/x/service-2.json#/shapes/A: message`. */
export function formatFinding({ level, file, pointer, message }: Finding): string {
  return `${level}: ${file}#${pointer}: ${message}`;
}
