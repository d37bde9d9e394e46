/** The clock of Node for durations. */

/** Milliseconds of a clock that nobody sets. `performance.now()` would load ten modules of Node, a millisecond at the first call. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
