/** Programs that paginate and wait, and what must not be in their bundles. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "./install.ts";

/** A program with the traces it may not have. */
export interface PagesCase {
  readonly name: string;
  readonly source: string;
  readonly service: string;
  /** API name of the operation that belongs in the bundle; no other may be. */
  readonly operation: string;
  /** Texts that show what is in a bundle. */
  readonly without: readonly string[];
  readonly having: readonly string[];
}

const PAGINATORS = "The same next token was received twice";
const WAITERS = "Max attempts exceeded";
/** A name in the table of JMESPath's functions. */
const JMESPATH = "not_null";

export const PAGES_CASES: readonly PagesCase[] = [
  {
    name: "neither pages nor waits",
    source: `import { service, listTables } from "@boto3/client-dynamodb";
const dynamodb = createClient(service, { listTables });
dynamodb.listTables().then(console.log);`,
    service: "dynamodb",
    operation: "ListTables",
    without: [PAGINATORS, WAITERS, JMESPATH],
    having: [],
  },
  {
    name: "pages of one operation",
    source: `import { service, listTables, listTablesPages } from "@boto3/client-dynamodb";
import { paginate } from "@boto3/core";
const dynamodb = createClient(service, { listTables });
paginate(dynamodb, listTablesPages).buildFullResult().then(console.log);`,
    service: "dynamodb",
    operation: "ListTables",
    without: [WAITERS, JMESPATH],
    having: [PAGINATORS],
  },
  {
    name: "one wait",
    source: `import { service, describeTable, tableExistsWaiter } from "@boto3/client-dynamodb";
import { waitUntil } from "@boto3/core";
const dynamodb = createClient(service, { describeTable });
waitUntil(dynamodb, tableExistsWaiter, { TableName: "t" }).then(console.log);`,
    service: "dynamodb",
    operation: "DescribeTable",
    without: [PAGINATORS, JMESPATH],
    having: [WAITERS],
  },
  {
    name: "one wait with a compiled expression",
    source: `import { service, describeImages, imageExistsWaiter } from "@boto3/client-ec2";
import { waitUntil } from "@boto3/core";
const ec2 = createClient(service, { describeImages });
waitUntil(ec2, imageExistsWaiter, { ImageIds: ["i"] }).then(console.log);`,
    service: "ec2",
    operation: "DescribeImages",
    without: [PAGINATORS, JMESPATH],
    having: [WAITERS],
  },
  {
    name: "a search in pages",
    source: `import { service, listTables, listTablesPages } from "@boto3/client-dynamodb";
import { paginate, searchPages } from "@boto3/core";
const dynamodb = createClient(service, { listTables });
searchPages(paginate(dynamodb, listTablesPages), "TableNames[0]").next().then(console.log);`,
    service: "dynamodb",
    operation: "ListTables",
    without: [WAITERS],
    having: [PAGINATORS, JMESPATH],
  },
];

/** Writes a case's program, and gives its file name. */
export function writePagesEntry(project: Project, pagesCase: PagesCase): string {
  const file = join(project.folder, `${pagesCase.name.replaceAll(" ", "-")}.js`);
  writeFileSync(file, `import { createClient } from "@boto3/core";\n${pagesCase.source}\n`);
  return file;
}

/** What is wrong with a bundle; undefined when nothing is. */
export function pagesProblem(code: string, { without, having }: PagesCase): string | undefined {
  const found = without.filter((text) => code.includes(text));
  if (found.length > 0) return `also in the bundle: ${found.join(", ")}`;
  const missing = having.filter((text) => !code.includes(text));
  return missing.length > 0 ? `missing from the bundle: ${missing.join(", ")}` : undefined;
}
