/** Runs a command as one named step: quiet when it succeeds, its whole output when it fails. */
import { spawn } from "node:child_process";
import { ROOT } from "./root.ts";

/** What a finished command left behind. */
export interface CommandResult {
  readonly code: number;
  /** Standard output and error, in the order they arrived. */
  readonly output: string;
  readonly seconds: number;
}

/** How to run a command. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Pass the output on while it arrives. */
  readonly echo?: boolean;
}

/** Runs a command to its end; never rejects for a failing command. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (piece: Buffer): void => {
      output += piece.toString();
      if (options.echo) process.stdout.write(piece);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}`, seconds: 0 }));
    child.on("close", (code) => resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** A TypeScript file of this repository, run by the same Node. */
export function runScript(file: string, args: readonly string[] = [], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, ["--import", "tsx", file, ...args], options);
}

/** A JavaScript program from `node_modules/.bin`'s packages, run by the same Node. */
export function runProgram(file: string, args: readonly string[] = [], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, [`${ROOT}/node_modules/${file}`, ...args], options);
}
