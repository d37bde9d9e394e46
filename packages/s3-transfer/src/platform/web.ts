/** The file system of browsers: there is none. */
import { TransferArgumentError } from "../errors.ts";
import type { FilePath, FileReader, FileWriter, FoundFile, OpenFile, SequentialWriter } from "./file-system.ts";

function noFiles(): never {
  throw new TransferArgumentError(
    "Paths need Node's file system, which is not here. Pass bytes, a Blob or a stream to uploadFileobj, or a WritableStream to downloadFileobj.",
  );
}

export const openReader: (path: FilePath) => Promise<FileReader> = noFiles;
export const createWriter: (path: FilePath) => Promise<FileWriter> = noFiles;
export const openSpecial: (path: FilePath) => Promise<SequentialWriter | undefined> = noFiles;
export const positionOf: (file: OpenFile) => Promise<number | undefined> = noFiles;
export const fileSize: (path: FilePath) => Promise<number | undefined> = noFiles;
export const listFiles: (directory: FilePath, followSymlinks: boolean) => AsyncIterable<FoundFile> = noFiles;
export const joinPath: (directory: FilePath, path: string) => string = noFiles;
export const makeDirectoryOf: (path: string) => Promise<void> = noFiles;
export const removeFile: (path: string) => Promise<void> = noFiles;
export const setModified: (path: string, modified: Date) => Promise<void> = noFiles;
export const readText: (path: FilePath) => Promise<string | undefined> = noFiles;
export const writeText: (path: FilePath, text: string) => Promise<void> = noFiles;
export const modifiedAt: (path: FilePath) => Promise<number | undefined> = noFiles;

export function md5(_bytes: Uint8Array): string | undefined {
  return undefined;
}

export function allowManyListeners(): void {}
