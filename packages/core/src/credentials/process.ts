/**
 * Credentials that a program prints (botocore `ProcessProvider`, spec CRD-26). The command is split into words like a shell would,
 * and no shell runs it.
 */
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { profileOf, profileText } from "./places.ts";
import { fixed, type FoundCredentials, type NamedProvider, type SearchContext } from "./provider.ts";
import { refreshing } from "./refreshing.ts";
import { splitCommand } from "./split-command.ts";

const METHOD = "custom-process";
/** Ids of features: a profile that names a program. */
const FEATURES = ["v", "w"];
/** Long enough for a browser login that the program may wait for. */
const TIMEOUT_MS = 5 * 60_000;
const MAX_BYTES = 1024 * 1024;

export async function findProcess(context: SearchContext): Promise<NamedProvider | undefined> {
  const profile = await profileOf(context);
  const command = profileText(profile, "credential_process");
  if (command === undefined) return undefined;
  const provider = await processProvider(command, profileText(profile, "aws_account_id"), context.configuration.surroundings.now);
  return Object.assign(provider, { features: FEATURES });
}

/**
 * Runs the command once; when what it prints has an end, again before that.
 *
 * @throws CredentialRetrievalError when it fails or prints something else
 */
export async function processProvider(
  command: string,
  accountId: string | undefined,
  now?: () => number,
  timeoutMs: number = TIMEOUT_MS,
): Promise<NamedProvider> {
  const run = async (): Promise<FoundCredentials> => readCredentials(await output(command, timeoutMs), accountId);
  const first = await run();
  return first.expiration ? refreshing(METHOD, run, { first, now }) : fixed(first);
}

async function output(command: string, timeout: number): Promise<string> {
  const [file, ...args] = splitCommand(command, process.platform);
  if (file === undefined) throw new CredentialRetrievalError(METHOD, "credential_process is empty");
  // Not at the top: a bundler without chunks would load it in every program.
  const { execFile } = await import("node:child_process");
  return new Promise((resolve, reject) => {
    const options = { timeout, maxBuffer: MAX_BYTES, windowsHide: true };
    execFile(file, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const { code, killed } = error as NodeJS.ErrnoException & { killed?: boolean };
      const problem = killed
        ? `the program ran longer than ${timeout / 1000} s, or printed more than ${MAX_BYTES} bytes`
        : typeof code === "string"
          ? `the program ${file} could not be run: ${code}`
          : stderr || `the program ended with exit code ${String(code)}`;
      // Not the error of Node: it repeats the whole command, which may hold a password.
      reject(new CredentialRetrievalError(METHOD, problem));
    });
  });
}

function readCredentials(text: string, accountId: string | undefined): FoundCredentials {
  let printed: Record<string, unknown>;
  try {
    printed = Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    throw new CredentialRetrievalError(METHOD, "the program did not print JSON");
  }
  const version = printed["Version"] ?? "<Version key not provided>";
  if (version !== 1) {
    const problem = `Unsupported version '${String(version)}' for credential process provider, supported versions: 1`;
    throw new CredentialRetrievalError(METHOD, problem);
  }
  for (const name of ["AccessKeyId", "SecretAccessKey"]) {
    if (!(name in printed)) throw new CredentialRetrievalError(METHOD, `Missing required key in response: '${name}'`);
  }
  const own = (name: string): string | undefined => (printed[name] ? String(printed[name]) : undefined);
  const end = own("Expiration");
  return {
    accessKeyId: String(printed["AccessKeyId"]),
    secretAccessKey: String(printed["SecretAccessKey"]),
    sessionToken: own("SessionToken"),
    accountId: own("AccountId") ?? accountId,
    expiration: end === undefined ? undefined : new Date(end),
    method: METHOD,
  };
}
