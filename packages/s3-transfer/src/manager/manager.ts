/**
 * Runs many transfers with one bound on requests, memory and bandwidth (s3transfer `manager.py` `TransferManager`, spec XFR-38,
 * XFR-41).
 */
import {
  ALLOWED_COPY_ARGS,
  ALLOWED_DELETE_ARGS,
  ALLOWED_DOWNLOAD_ARGS,
  ALLOWED_UPLOAD_ARGS,
  checkBucket,
  checkExtraArgs,
  withUploadChecksum,
} from "../arguments.ts";
import { modifiedAt } from "#files";
import { BandwidthLimiter } from "../bandwidth.ts";
import type {
  CopyClient,
  CopySource,
  CopySourceClient,
  DeleteClient,
  DownloadClient,
  StoredPart,
  UploadClient,
} from "../client-types.ts";
import { checkCopySource, copyObject } from "../copy/copy.ts";
import { downloadToPath, downloadToTarget } from "../download/download.ts";
import { CancelledError, FatalError, TransferArgumentError } from "../errors.ts";
import type { FilePath } from "../platform/file-system.ts";
import { ProgressFeed } from "../progress.ts";
import { Slots } from "../slots.ts";
import { openFileobj, openPath, type UploadSource } from "../sources/source.ts";
import type { DownloadTarget } from "../targets/sequential.ts";
import { Transfer, type TransferResources } from "../transfer.ts";
import { resolveTransferConfig, type TransferConfig, type TransferConfigOptions } from "../transfer-config.ts";
import { openCheckpoint } from "../upload/checkpoint.ts";
import { upload } from "../upload/upload.ts";
import { checkSubscribers, TransferFuture } from "./future.ts";
import { checkOptions, type CopyOptions, type DownloadOptions, type TransferOptions, type UploadOptions } from "./options.ts";

/** What a client says about its settings, where it says something. */
interface Configured {
  load?(): Promise<unknown>;
  readonly meta?: { readonly config: { readonly requestChecksumCalculation?: string } };
}

/**
 * Transfers that share their limits. A client needs only the operations of the methods used.
 *
 * @example
 * await using manager = new TransferManager(s3, { maxConcurrency: 20 });
 * for (const file of files) manager.upload(file, "bucket", file);
 */
export class TransferManager<Client extends object = object> implements AsyncDisposable {
  readonly client: Client;
  readonly config: TransferConfig;
  readonly #resources: TransferResources;
  readonly #running: Set<TransferFuture> = new Set();
  #started = 0;
  #closed = false;

  constructor(client: Client, config?: TransferConfig | TransferConfigOptions) {
    this.client = client;
    this.config = resolveTransferConfig(config);
    const { requestConcurrency, useThreads, maxSubmissionConcurrency, maxInMemoryUploadChunks, maxBandwidth } = this.config;
    this.#resources = {
      config: this.config,
      requests: new Slots(requestConcurrency),
      submissions: new Slots(useThreads ? maxSubmissionConcurrency : 1),
      uploadBuffers: new Slots(Math.min(maxInMemoryUploadChunks, requestConcurrency + 1)),
      bandwidth: maxBandwidth === null ? undefined : new BandwidthLimiter(maxBandwidth),
    };
  }

  /**
   * Uploads a file by its path, or anything {@link UploadSource} names.
   *
   * @throws TransferArgumentError for arguments an upload does not take
   */
  upload(
    this: TransferManager<UploadClient>,
    fileobj: FilePath | UploadSource,
    bucket: string,
    key: string,
    options: UploadOptions = {},
  ): TransferFuture<StoredPart> {
    checkOptions("upload", options);
    const { ExtraArgs: extraArgs = {}, conditions = {}, size, checkpoint } = options;
    checkExtraArgs(extraArgs, ALLOWED_UPLOAD_ARGS);
    checkBucket(bucket);
    const { client } = this;
    const isPath = typeof fileobj === "string" || fileobj instanceof URL;
    return this.#start(options, { fileobj, bucket, key, extraArgs }, async (transfer) => {
      transfer.size ??= size;
      const { signal } = transfer;
      const source = await (isPath ? openPath(fileobj, signal) : openFileobj(fileobj, signal));
      const request = {
        address: { Bucket: bucket, Key: key },
        args: withUploadChecksum({ ...extraArgs }, await checksumsByDefault(client)),
        conditions,
        checkpoint:
          checkpoint === undefined
            ? undefined
            : { store: openCheckpoint(checkpoint), fingerprint: isPath ? String(await modifiedAt(fileobj)) : "" },
      };
      return upload(transfer, client, source, request);
    });
  }

  /** Downloads to a path, or to anything {@link DownloadTarget} names. */
  download(
    this: TransferManager<DownloadClient>,
    bucket: string,
    key: string,
    fileobj: FilePath | DownloadTarget,
    options: DownloadOptions = {},
  ): TransferFuture<void> {
    checkOptions("download", options);
    const { ExtraArgs: extraArgs = {}, fsync = false } = options;
    checkExtraArgs(extraArgs, ALLOWED_DOWNLOAD_ARGS);
    checkBucket(bucket);
    const { client } = this;
    const request = { address: { Bucket: bucket, Key: key }, args: extraArgs };
    return this.#start(options, { bucket, key, fileobj, extraArgs }, (transfer) =>
      typeof fileobj === "string" || fileobj instanceof URL
        ? downloadToPath(transfer, client, request, fileobj, fsync)
        : downloadToTarget(transfer, client, request, fileobj),
    );
  }

  /** Copies an object within S3. */
  copy(
    this: TransferManager<CopyClient>,
    copySource: CopySource,
    bucket: string,
    key: string,
    options: CopyOptions = {},
  ): TransferFuture<StoredPart> {
    checkOptions("copy", options);
    const { ExtraArgs: extraArgs = {}, carryOver = true } = options;
    checkExtraArgs(extraArgs, ALLOWED_COPY_ARGS);
    checkCopySource(copySource);
    checkBucket(copySource.Bucket);
    checkBucket(bucket);
    const { client } = this;
    const sourceClient = options.sourceClient ?? (client as Partial<CopySourceClient>);
    if (typeof sourceClient.headObject !== "function")
      throw new TransferArgumentError("copy needs a client with the operation headObject; pass one as sourceClient.");
    const request = { source: copySource, address: { Bucket: bucket, Key: key }, args: extraArgs, carryOver };
    return this.#start(options, { copySource, bucket, key, extraArgs }, (transfer) =>
      copyObject(transfer, client, sourceClient as CopySourceClient, request),
    );
  }

  /** Deletes an object. */
  delete(this: TransferManager<DeleteClient>, bucket: string, key: string, options: TransferOptions = {}): TransferFuture<void> {
    checkOptions("delete", options);
    const { ExtraArgs: extraArgs = {} } = options;
    checkExtraArgs(extraArgs, ALLOWED_DELETE_ARGS);
    checkBucket(bucket);
    const { client } = this;
    return this.#start(options, { bucket, key, extraArgs }, async (transfer) => {
      const { signal, resources } = transfer;
      const input = { Bucket: bucket, Key: key, ...extraArgs };
      await resources.requests.run(signal, () => client.deleteObject(input, transfer.call));
    });
  }

  /**
   * Waits until every transfer has ended, however it ended; then no more are taken.
   *
   * @param options - `cancel` ends them now, with a `CancelledError` of this message; `error` ends them with a `FatalError`
   */
  async shutdown(options: { cancel?: boolean; message?: string; error?: unknown } = {}): Promise<void> {
    this.#closed = true;
    const { cancel = false, message = "The transfer manager was shut down.", error } = options;
    if (cancel || error !== undefined) {
      const text = error instanceof Error ? error.message : message;
      const reason = error === undefined ? new CancelledError(message) : new FatalError(text, {}, { cause: error });
      for (const future of this.#running) future.cancel(reason);
    }
    await Promise.allSettled([...this.#running].map((future) => future.result()));
  }

  /** Waits for all transfers. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown();
  }

  #start<Value>(
    options: TransferOptions,
    callArgs: Readonly<Record<string, unknown>>,
    work: (transfer: Transfer) => Promise<Value>,
  ): TransferFuture<Value> {
    if (this.#closed) throw new TransferArgumentError("This transfer manager was shut down; it takes no more transfers.");
    const { callback, subscribers = [], signal } = options;
    checkSubscribers(subscribers);
    const feed: ProgressFeed = new ProgressFeed(() => ({
      bytesTransferred: transfer.progress.bytesTransferred,
      totalBytes: transfer.size,
    }));
    let future: TransferFuture<Value> | undefined;
    const transfer = new Transfer(this.#resources, signal, (bytes) => {
      callback?.(bytes);
      for (const subscriber of subscribers) subscriber.onProgress?.({ future: future!, bytesTransferred: bytes });
      feed.notify();
    });
    const facts = { transferId: this.#started++, callArgs };
    const started = new TransferFuture<Value>(transfer, facts, feed, async (self) => {
      future = self;
      // Subscribers and callers see the future before anything happens.
      await Promise.resolve();
      try {
        return await transfer.run(() => {
          for (const subscriber of subscribers) subscriber.onQueued?.({ future: self });
          return work(transfer);
        });
      } finally {
        this.#running.delete(self as TransferFuture);
        notifyDone(subscribers, self);
      }
    });
    this.#running.add(started as TransferFuture);
    return started;
  }
}

/** A subscriber's error at the end has nobody left to fail. */
function notifyDone(subscribers: NonNullable<TransferOptions["subscribers"]>, future: TransferFuture): void {
  for (const subscriber of subscribers) {
    try {
      subscriber.onDone?.({ future });
    } catch {
      // As in s3transfer, the result stands.
    }
  }
}

/** Whether the client computes checksums nobody asked for: not at custom endpoints, nor when it is set so. */
async function checksumsByDefault(client: object): Promise<boolean> {
  const configured = client as Configured;
  await configured.load?.();
  return configured.meta?.config.requestChecksumCalculation !== "when_required";
}
