/**
 * How an object is cut into parts: sizes within what S3 takes (s3transfer `utils.py` `ChunksizeAdjuster`, spec XFR-07), numbers of
 * parts and byte ranges (`utils.py` `calculate_num_parts`, `calculate_range_parameter`).
 */

/** S3 takes no upload with more parts. */
export const MAX_PARTS = 10_000;
/** Smallest size of a part that is not the last. */
export const MIN_PART_SIZE: number = 5 * 1024 * 1024;
/** Largest size of a part, and of an object sent at once. */
export const MAX_PART_SIZE: number = 5 * 1024 * 1024 * 1024;

/**
 * The size of parts an upload or a copy uses.
 *
 * @param partSize - the size wanted, in bytes
 * @param size - of the object; undefined when it is not known, which leaves the size of parts as it is
 * @returns the size wanted, doubled until there are at most 10 000 parts, within 5 MiB and 5 GiB
 */
export function adjustPartSize(partSize: number, size?: number): number {
  let adjusted = partSize;
  if (size !== undefined) while (Math.ceil(size / adjusted) > MAX_PARTS) adjusted *= 2;
  return Math.min(Math.max(adjusted, MIN_PART_SIZE), MAX_PART_SIZE);
}

/** Number of parts of an object. */
export function countParts(size: number, partSize: number): number {
  return Math.ceil(size / partSize);
}

/**
 * The range of a part as `Range` and `CopySourceRange` have it.
 *
 * @param part - from 0
 * @param size - given where the last range must have an end too, as copies need
 * @returns `bytes=0-8388607`; the last one without an end
 */
export function partRange(part: number, partSize: number, parts: number, size?: number): string {
  const start = part * partSize;
  if (part === parts - 1) return `bytes=${start}-${size === undefined ? "" : size - 1}`;
  return `bytes=${start}-${start + partSize - 1}`;
}
