/**
 * `tsx test/conformance/select-recordings.ts [DIR]`: takes a compact part of the whole set of recordings into `recordings/`, so
 * that a clone without the whole set proves the wire, too. Only recordings of our own making: vectors of other projects
 * (protocol, endpoints, the SigV4 suite, response parsing, JMESPath) stay where they are.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Vectors } from "./vectors.ts";

/** A spread over protocols, signers, streams, checksums, event streams, endpoint discovery and customized services. */
const SERVICES: readonly string[] = [
  "amplifybackend",
  "bedrock-agent-runtime",
  "bedrock-agentcore",
  "cloudsearchdomain",
  "cloudwatch",
  "codeguru-security",
  "cognito-identity",
  "docdb",
  "dynamodb",
  "ec2",
  "eks-auth",
  "elb",
  "events",
  "iot-jobs-data",
  "kms",
  "lambda",
  "logs",
  "mq",
  "partnercentral-revenue-measurement",
  "pricing",
  "route53",
  "s3",
  "sagemaker-a2i-runtime",
  "secretsmanager",
  "signin",
  "sns",
  "sqs",
  "sso",
  "stepfunctions",
  "sts",
];

/** Services whose resources are proven by a part of the set, too; replies of the others are long. */
const RESOURCES: ReadonlySet<string> = new Set(["cloudwatch", "dynamodb", "glacier", "iam", "s3", "sns", "sqs"]);

const MOST_BYTES = 3 * 1024 * 1024;
const WHOLE_SET = fileURLToPath(new URL("../../../shared/conformance", import.meta.url));
const RECORDINGS = fileURLToPath(new URL("recordings", import.meta.url));

function main(source: string): void {
  const vectors = new Vectors(source);
  const chosen = new Set(SERVICES);
  const files = new Map<string, string>();
  const addLines = (name: string, keep: (recorded: Record<string, unknown>) => boolean): void => {
    const lines = vectors.lines<Record<string, unknown>>(name).filter(keep);
    if (lines.length > 0) files.set(`${name}.ndjson.gz`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };
  for (const folder of ["requests", "responses"]) for (const service of SERVICES) addLines(`${folder}/${service}`, () => true);
  for (const name of [
    "responses-malformed",
    "client-endpoints",
    "available-regions",
    "paginators",
    "waiters",
    "retries",
    "retries-2026",
  ]) {
    addLines(name, ({ service }) => service === undefined || chosen.has(String(service)));
  }
  const whole = [
    "sigv4/signers",
    "s3-transfer",
    "presign/posts",
    "presign/tokens",
    "dynamodb/conditions",
    "dynamodb/types",
    "dynamodb/tables",
    "configuration",
  ];
  for (const name of whole) addLines(name, () => true);
  for (const name of ["presign/urls", "validation"]) addLines(name, ({ service }) => chosen.has(String(service)));
  addLines("resources/models", () => true);
  addLines("resources/calls", ({ service, kind }) => kind === "misc" || RESOURCES.has(String(service)));
  const clients = Object.entries(vectors.document<Record<string, unknown>>("clients") ?? {}).filter(([name]) => chosen.has(name));
  files.set("clients.json.gz", JSON.stringify(Object.fromEntries(clients)));
  for (const name of ["cbor-decode", "eventstream", "utils"]) {
    const document = vectors.document(name);
    if (document !== undefined) files.set(`${name}.json.gz`, JSON.stringify(document));
  }
  let bytes = 0;
  for (const [name, text] of files) {
    const path = join(RECORDINGS, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(text, { level: 9 }));
    bytes += statSync(path).size;
  }
  console.log(`${files.size} files, ${(bytes / 1024).toFixed(0)} KiB`);
  if (bytes > MOST_BYTES) throw new Error(`The recordings are larger than ${MOST_BYTES} bytes: choose fewer services.`);
}

const source = process.argv[2] ?? WHOLE_SET;
if (!existsSync(source)) throw new Error(`${source} does not exist: give the directory of the whole set.`);
main(source);
