/** Asks for an MFA code on the terminal, as boto3 does; programs without one give `mfaCode`. */
import { CredentialRetrievalError } from "../errors/credentials.ts";

const PROMPT_TIMEOUT_MS = 120_000;

/** @throws CredentialRetrievalError when there is no terminal, or nobody answers for two minutes */
export async function promptForMfaCode(serial: string): Promise<string> {
  if (!process.stdin.isTTY) {
    const advice =
      "there is no terminal to ask on. Give the session a function: new Session({ mfaCode: async (serial) => code })";
    throw new CredentialRetrievalError("assume-role", `an MFA code of ${serial} is needed, and ${advice}.`);
  }
  // Not at the top: a bundler without chunks would load it in every program.
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const signal = AbortSignal.timeout(PROMPT_TIMEOUT_MS);
    return (await terminal.question(`Enter MFA code for ${serial}: `, { signal })).trim();
  } catch (cause) {
    throw new CredentialRetrievalError("assume-role", `no MFA code of ${serial} was entered.`, { cause });
  } finally {
    terminal.close();
  }
}
