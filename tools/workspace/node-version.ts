/** The versions of Node this repository runs on, checked before anything else so that the message is a sentence. */

const MINIMUM: readonly [number, number] = [20, 19];

/** @throws Error that says which version runs and which is needed */
export function checkNodeVersion(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new Error(
    `Node ${version} is too old: Node ${MINIMUM.join(".")} or newer is needed. Install it (https://nodejs.org), or run ` +
      "`npx -y -p node@22 -p pnpm@12 pnpm demo`.",
  );
}
