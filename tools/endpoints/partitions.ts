/**
 * Writes `packages/core/src/endpoints/partitions-data.ts` from `models/partitions.json` and the partition defaults of
 * `models/endpoints.json`: `pnpm exec tsx tools/endpoints/partitions.ts`.
 *
 * Core knows one layout of partition defaults (`{service}[-fips].{region}.{dnsSuffix}`) and tells regions by a partition's
 * pattern. This script fails when the data leaves that, so that core is changed first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

interface RulePartition {
  id: string;
  regionRegex: string;
  outputs: Record<string, string | boolean>;
  regions: Record<string, unknown>;
}

interface LegacyPartition {
  partition: string;
  regionRegex: string;
  dnsSuffix: string;
  regions: Record<string, unknown>;
  defaults: { hostname: string; protocols: string[]; variants: Array<{ tags: string[]; hostname: string; dnsSuffix: string }> };
  services: Record<string, { endpoints: Record<string, unknown> }>;
}

/** The module's text. */
export function partitionsModule(rules: { partitions: RulePartition[] }, legacy: { partitions: LegacyPartition[] }): string {
  const rows = legacy.partitions.map((partition) => {
    const rule = rules.partitions.find((candidate) => candidate.id === partition.partition);
    if (!rule) throw new Error(`partitions.json has no ${partition.partition}.`);
    return `  ${JSON.stringify(row(rule, partition))},`;
  });
  if (rules.partitions[0]?.id !== legacy.partitions[0]?.partition) throw new Error("The files begin with different partitions.");
  return [
    "// Generated from models/partitions.json and models/endpoints.json. Do not edit: run `pnpm exec tsx tools/endpoints/partitions.ts`.",
    "",
    "/**",
    " * A row by words: name, what its regions begin with, DNS suffix, suffix of dual-stack hosts, region of global services, pseudo",
    " * region or `-`, and flags: `f` FIPS, `d` dual-stack (both as the rules see it), `D` dual-stack by default in a client's own",
    " * endpoint.",
    " */",
    "export const PARTITION_ROWS: readonly string[] = [",
    ...rows,
    "];",
    "",
  ].join("\n");
}

function row(rule: RulePartition, legacy: LegacyPartition): string {
  const where = `Partition ${rule.id}`;
  const { outputs } = rule;
  const known = ["name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion", "supportsDualStack", "supportsFIPS"];
  const strange = Object.keys(outputs).filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`${where} has outputs core does not know: ${strange.join()}.`);
  if (rule.regionRegex !== legacy.regionRegex) throw new Error(`${where} has two patterns.`);
  if (outputs["dnsSuffix"] !== legacy.dnsSuffix) throw new Error(`${where} has two DNS suffixes.`);
  const pattern = new RegExp(rule.regionRegex);
  const regional = new Set(Object.keys(legacy.regions));
  for (const [service, data] of Object.entries(legacy.services)) {
    for (const name of Object.keys(data.endpoints)) {
      if (pattern.test(name) !== regional.has(name))
        throw new Error(`${where}: endpoint ${name} of ${service} differs from the pattern.`);
    }
  }
  const dualstack = checkDefaults(where, legacy, String(outputs["dualStackDnsSuffix"]));
  const flags = [outputs["supportsFIPS"] ? "f" : "", outputs["supportsDualStack"] ? "d" : "", dualstack ? "D" : ""].join("");
  const [pseudoRegion = "-", ...others] = Object.keys(rule.regions).filter((name) => !pattern.test(name));
  if (others.length > 0) throw new Error(`${where} has several pseudo regions.`);
  const words = [rule.id, regionPrefixes(where, rule.regionRegex), legacy.dnsSuffix, outputs["dualStackDnsSuffix"]];
  return [...words, outputs["implicitGlobalRegion"], pseudoRegion, flags || "-"].join(" ");
}

/** What regions begin with, from a pattern of the usual form. */
function regionPrefixes(where: string, pattern: string): string {
  const [, prefixes] = /^\^(.+)\\-\\w\+\\-\\d\+\$$/.exec(pattern) ?? [];
  if (prefixes !== undefined) return prefixes.replaceAll("\\-", "-");
  throw new Error(`${where} has a pattern of an unknown form: ${pattern}`);
}

/** Whether the defaults have dual-stack variants. */
function checkDefaults(where: string, legacy: LegacyPartition, dualstackSuffix: string): boolean {
  const { hostname, protocols, variants } = legacy.defaults;
  const expected = new Map([
    ["fips", ["{service}-fips.{region}.{dnsSuffix}", legacy.dnsSuffix]],
    ["dualstack", ["{service}.{region}.{dnsSuffix}", dualstackSuffix]],
    ["dualstack,fips", ["{service}-fips.{region}.{dnsSuffix}", dualstackSuffix]],
  ]);
  if (hostname !== "{service}.{region}.{dnsSuffix}" || !protocols.includes("https"))
    throw new Error(`${where} has unknown defaults.`);
  for (const variant of variants) {
    const tags = variant.tags.toSorted().join();
    const [template, suffix] = expected.get(tags) ?? [];
    if (variant.hostname !== template || variant.dnsSuffix !== suffix)
      throw new Error(`${where} has an unknown ${tags} variant.`);
  }
  const tags = variants.map((variant) => variant.tags.toSorted().join());
  if (!tags.includes("fips") || tags.includes("dualstack") !== tags.includes("dualstack,fips"))
    throw new Error(`${where} lacks variants.`);
  return tags.includes("dualstack");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const models = process.argv[2] ?? "models";
  const read = (name: string): never => JSON.parse(readFileSync(`${models}/${name}`, "utf8")) as never;
  writeFileSync(
    "packages/core/src/endpoints/partitions-data.ts",
    partitionsModule(read("partitions.json"), read("endpoints.json")),
  );
}
