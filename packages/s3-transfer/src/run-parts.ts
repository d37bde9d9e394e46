/** Runs the parts of a transfer, as many at a time as its manager has places for. */
import type { Transfer } from "./transfer.ts";

/** One part to transfer. */
export interface PartJob {
  /** From 1. */
  readonly number: number;
  /** Called once the part is done with, whether it was begun or not. */
  readonly release?: (() => void) | undefined;
}

/**
 * Works on parts in their order, each in a place of the manager.
 *
 * @param parts - read only as far as places become free
 * @throws the first error, after everything begun has ended
 */
export async function runParts<Job extends PartJob>(
  transfer: Transfer,
  parts: Iterable<Job> | AsyncIterable<Job>,
  work: (part: Job) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const { requests } = transfer.resources;
  const start = (part: Job): void => {
    const task = work(part)
      .catch((error: unknown) => {
        if (!transfer.signal.aborted) transfer.failedPart = part.number;
        transfer.fail(error);
      })
      .finally(() => {
        requests.release();
        part.release?.();
        running.delete(task);
      });
    running.add(task);
  };
  try {
    for await (const part of parts) {
      try {
        await requests.acquire(transfer.signal);
      } catch (error) {
        part.release?.();
        throw error;
      }
      start(part);
    }
  } catch (error) {
    transfer.fail(error);
  }
  await Promise.all(running);
  transfer.signal.throwIfAborted();
}
