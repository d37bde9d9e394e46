/**
 * Listening to a caller's signal. One signal may stand for thousands of calls at once: it gets one listener for all of them, which goes
 * when the last one is done, so that nothing piles up and Node has no leak to warn of.
 */
const followers: WeakMap<AbortSignal, Set<() => void>> = /*#__PURE__*/ new WeakMap();

function callAll(this: AbortSignal): void {
  for (const follow of followers.get(this) ?? []) follow();
}

/** Calls a function when the signal aborts, until {@link offAbort}. */
export function onAbort(signal: AbortSignal, follow: () => void): void {
  let all = followers.get(signal);
  if (!all) followers.set(signal, (all = new Set()));
  if (all.size === 0) signal.addEventListener("abort", callAll);
  all.add(follow);
}

/** Takes a function back. */
export function offAbort(signal: AbortSignal, follow: () => void): void {
  const all = followers.get(signal);
  if (all?.delete(follow) && all.size === 0) signal.removeEventListener("abort", callAll);
}
