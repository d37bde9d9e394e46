/** Where the bench keeps its things, and the surroundings of every measured process. Plain JavaScript: measured processes load it. */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** `tools/bench`. */
export const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));
/** Installs, fixtures, binaries and profiles; `BENCH_WORK` chooses another folder. */
export const WORK = process.env.BENCH_WORK || join(BENCH, "../../.cache/bench");
/** The folder whose `node_modules` holds the peers. */
export const PEERS = join(WORK, "peers");
/** The folder whose `node_modules` holds our packages, unpacked from their tarballs. */
export const OURS = join(WORK, "ours");
/** A Python that has boto3; the process runs without it where there is none. */
export const PYTHON = process.env.BENCH_PYTHON || join(WORK, "python/bin/python3");
mkdirSync(WORK, { recursive: true });

const peers = createRequire(join(PEERS, "package.json"));
const ours = createRequire(join(OURS, "package.json"));

export const peerRequire = (name) => peers(name);
export const peerImport = (name) => import(pathToFileURL(peers.resolve(name)).href);
export const ourImport = (name) => import(pathToFileURL(ours.resolve(name)).href);

export const CREDS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
export const REGION = "us-east-1";

/** No client may look for real credentials, files or the metadata service. */
export const cleanEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: join(WORK, "home"),
  LANG: "C.UTF-8",
  TMPDIR: tmpdir(),
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: "1",
  AWS_NODEJS_CONNECTION_REUSE_ENABLED: "1",
  BENCH_WORK: WORK,
  NODE_NO_WARNINGS: "1",
});
