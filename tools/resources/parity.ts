/**
 * Writes `docs/resource-parity.md`: every resource of boto3 with all its members, and what they are called here.
 *
 *     tsx tools/resources/parity.ts
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findModels } from "../../codegen/src/load/find-models.ts";
import { loadService } from "../../codegen/src/load/load-service.ts";
import { readModel } from "../../codegen/src/load/read-model.ts";
import type { OverlayEntry } from "../../codegen/src/load/apply-overlay.ts";
import { isReference, type MemberKind } from "../../codegen/src/plan/resources/member-names.ts";
import { aliasOf, attributesOf, batchActionName } from "../../codegen/src/plan/resources/plan-definition.ts";
import { ResourceNames, SERVICE_TYPE, type KnownResource } from "../../codegen/src/plan/resources/resource-names.ts";
import { serviceClassName, snakeCase } from "../../codegen/src/plan/names.ts";
import { ROOT } from "../workspace/root.ts";

export const PARITY_FILE: string = join(ROOT, "docs/resource-parity.md");

const MODELS = join(ROOT, "models");

/** A member by boto3's name and by ours. */
type Pair = readonly [boto3: string, ours: string];

/** Methods that boto3 writes by hand, by service and type (spec RSV-20 to RSV-28). */
const BY_HAND: Readonly<Record<string, readonly string[]>> = {
  "dynamodb.Table": ["batch_writer"],
  "ec2.ServiceResource": ["create_tags"],
  "ec2.Instance": ["delete_tags"],
  "s3.Bucket": ["load", "copy", "download_file", "download_fileobj", "upload_file", "upload_fileobj"],
  "s3.Object": ["copy", "download_file", "download_fileobj", "upload_file", "upload_fileobj"],
  "s3.ObjectSummary": ["load"],
};

/** The document's text. */
export function parityDocument(): string {
  const sections: string[] = [];
  const counts = { types: 0, members: 0 };
  for (const folder of findModels(MODELS)) {
    if (readModel(join(MODELS, folder.folder, "resources-1")) === undefined) continue;
    const source = loadService(MODELS, folder, undefined);
    const names = new ResourceNames(source.model, source.resources!);
    sections.push(`## ${folder.name}: \`@boto3/client-${folder.name}/resource\``);
    for (const known of names.all) {
      const rows = rowsOf(folder.name, known, names);
      if (known.type !== SERVICE_TYPE) counts.types++;
      counts.members += rows.reduce((sum, [, pairs]) => sum + pairs.length, 0);
      const ours = known.type === SERVICE_TYPE ? `${serviceClassName(source.model.metadata)}Resource` : known.type;
      sections.push([`### ${folder.name}.${known.type}: \`${ours}\``, "", ...table(rows)].join("\n"));
    }
  }
  return `${INTRODUCTION(counts)}\n\n${sections.join("\n\n")}\n`;
}

const INTRODUCTION = ({ types, members }: { types: number; members: number }): string => `# Resources of boto3 and ours

Made by \`tsx tools/resources/parity.ts\` from the models; a test keeps it current. The nine services, ${types} resource types and
${members} members of boto3, and what they are called here. Every type has \`meta\`, \`getAvailableSubresources()\`, \`equals()\` and
\`toString()\`; those that load have \`reload\` as well. Resources of our own (${ownServices().join(", ")}) are in [resources](resources.md).`;

function ownServices(): string[] {
  return findModels(MODELS)
    .map(({ name }) => name)
    .filter((name) => readModel<OverlayEntry[]>(join(MODELS, "overlays", name))?.some(({ file }) => file === "resources-1"));
}

function rowsOf(service: string, known: KnownResource, names: ResourceNames): Array<[kind: string, pairs: Pair[]]> {
  const { model, names: own } = known;
  const has = Object.entries(model.has ?? {});
  const pair = (kind: MemberKind, name: string): Pair => [own.snake(kind, name), own.of(kind, name)];
  const pairs = (kind: MemberKind, members: readonly string[]): Pair[] => members.map((name) => pair(kind, name));
  const identifiers = model.identifiers ?? [];
  const aliases = identifiers.flatMap((identifier): Pair[] =>
    aliasOf(known, names, identifier) === undefined ? [] : [pair("attribute", identifier.memberName!)],
  );
  const attributes = attributesOf(known, names).map(([, member]) => pair("attribute", member));
  const related = (references: boolean): string[] =>
    has.filter(([, { resource }]) => isReference(resource) === references).map(([name]) => name);
  return [
    [
      "identifiers",
      pairs(
        "identifier",
        identifiers.map(({ name }) => name),
      ),
    ],
    ["attributes", [...aliases, ...attributes]],
    ["load", model.load ? [["load", "load"]] : []],
    ["actions", pairs("action", Object.keys(model.actions ?? {}))],
    ["by hand", (BY_HAND[`${service}.${known.type}`] ?? []).map((name): Pair => [name, camelCase(name)])],
    ["collections", pairs("collection", Object.keys(model.hasMany ?? {}))],
    ["batch actions", Object.keys(model.batchActions ?? {}).map((name): Pair => [snakeCase(name), batchActionName(name)])],
    ["references", pairs("reference", related(true))],
    ["sub-resources", pairs("subresource", related(false))],
    ["waiters", pairs("waiter", Object.keys(model.waiters ?? {}))],
  ];
}

function table(rows: ReadonlyArray<readonly [kind: string, pairs: readonly Pair[]]>): string[] {
  const filled = rows.filter(([, pairs]) => pairs.length > 0);
  if (filled.length === 0) return ["Nothing but what every type has."];
  const cell = (pairs: readonly Pair[], at: 0 | 1): string => pairs.map((pair) => `\`${pair[at]}\``).join(", ");
  return [
    "| | boto3 | here |",
    "| --- | --- | --- |",
    ...filled.map(([kind, pairs]) => {
      const same = pairs.every(([boto3, ours]) => boto3 === ours);
      return `| ${kind} | ${cell(pairs, 0)} | ${same ? "the same" : cell(pairs, 1)} |`;
    }),
  ];
}

function camelCase(snake: string): string {
  return snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(PARITY_FILE, parityDocument());
