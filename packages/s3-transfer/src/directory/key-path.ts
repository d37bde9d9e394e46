/** Between keys and paths. A key from a bucket must never lead out of the directory it is downloaded to. */
import { TransferArgumentError } from "../errors.ts";

/** A prefix as directories have it: empty, or with a slash at its end. */
export function directoryPrefix(prefix: string): string {
  return prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
}

/** Whether a key only marks a directory, as consoles make them. */
export function isDirectoryMarker(path: string, size: number): boolean {
  return size === 0 && (path === "" || path.endsWith("/"));
}

/**
 * Whether a part of a key can be a path below a directory on every system.
 *
 * @throws TransferArgumentError for what leads elsewhere or names the same file as another key
 */
export function checkPath(path: string): void {
  const names = path.split("/");
  // eslint-disable-next-line no-control-regex
  if (!names.some((name) => name === "" || name === "." || name === ".." || /[\0\\]|^[A-Za-z]:$/.test(name))) return;
  throw new TransferArgumentError(
    `The key part ${JSON.stringify(path)} cannot be a path below a directory. Leave it out by \`exclude\`, or download it by downloadFile.`,
    { path },
  );
}

/** The two parts of `s3://bucket/prefix`; undefined for a path. */
export function parseS3Url(place: string): { readonly bucket: string; readonly prefix: string } | undefined {
  const match = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(place);
  return match ? { bucket: match[1]!, prefix: directoryPrefix(match[2]!) } : undefined;
}
