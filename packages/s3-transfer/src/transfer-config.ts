/**
 * Settings of transfers with boto3's defaults (boto3 `s3/transfer.py` and s3transfer `manager.py` `TransferConfig`, spec XFR-01 to
 * XFR-04). Sizes are in bytes.
 */
import { UnknownOptionError } from "@boto3/core";
import { TransferArgumentError } from "./errors.ts";

/** What may be set; everything has a default. */
export interface TransferConfigOptions {
  /** From this size on a transfer goes in parts; 8 MiB. */
  readonly multipartThreshold?: number | undefined;
  /** Requests at a time; 10. */
  readonly maxConcurrency?: number | undefined;
  /** s3transfer's name of `maxConcurrency`. */
  readonly maxRequestConcurrency?: number | undefined;
  /** Size of a part; 8 MiB. Uploads and copies raise it where there would be more than 10 000 parts. */
  readonly multipartChunksize?: number | undefined;
  /** Attempts to read a body that breaks off; 5. */
  readonly numDownloadAttempts?: number | undefined;
  /** Kept for boto3's sake: writes are bounded by the requests that wait for them. 100. */
  readonly maxIoQueue?: number | undefined;
  /** s3transfer's name of `maxIoQueue`. */
  readonly maxIoQueueSize?: number | undefined;
  /** Bytes collected before a download writes to disk; 256 KiB. */
  readonly ioChunksize?: number | undefined;
  /** False sends one request after the other. */
  readonly useThreads?: boolean | undefined;
  /** Bytes per second over all transfers of a manager; no limit. */
  readonly maxBandwidth?: number | null | undefined;
  /** `auto`, `classic` and `crt` are taken; there is one engine, and it is the classic one. */
  readonly preferredTransferClient?: string | undefined;
  /** Transfers whose size is being found out at a time; 5. */
  readonly maxSubmissionConcurrency?: number | undefined;
  /** Parts of streams in memory, over all uploads of a manager; 10. */
  readonly maxInMemoryUploadChunks?: number | undefined;
  /** Parts in memory that wait for those before them, for each download to a stream; 10. */
  readonly maxInMemoryDownloadChunks?: number | undefined;
}

const DEFAULTS = {
  multipartThreshold: 8 * 1024 * 1024,
  multipartChunksize: 8 * 1024 * 1024,
  maxRequestConcurrency: 10,
  maxSubmissionConcurrency: 5,
  numDownloadAttempts: 5,
  maxIoQueueSize: 100,
  ioChunksize: 256 * 1024,
  useThreads: true,
  maxBandwidth: null,
  preferredTransferClient: "auto",
  maxInMemoryUploadChunks: 10,
  maxInMemoryDownloadChunks: 10,
} as const;

/** boto3's names of settings that s3transfer names otherwise. */
const ALIASES: Readonly<Record<string, string>> = { maxConcurrency: "maxRequestConcurrency", maxIoQueue: "maxIoQueueSize" };

const POSITIVE = [
  "multipartThreshold",
  "multipartChunksize",
  "maxRequestConcurrency",
  "maxSubmissionConcurrency",
  "numDownloadAttempts",
  "maxIoQueueSize",
  "ioChunksize",
  "maxInMemoryUploadChunks",
  "maxInMemoryDownloadChunks",
] as const;

const OTHERS: readonly string[] = ["maxConcurrency", "maxIoQueue", "useThreads", "maxBandwidth", "preferredTransferClient"];
const NAMES: readonly string[] = /*#__PURE__*/ OTHERS.concat(POSITIVE);

/**
 * Settings of transfers.
 *
 * @example
 * await s3.uploadFile("a.bin", "b", "k", { config: new TransferConfig({ multipartChunksize: 64 * 1024 * 1024 }) });
 */
export class TransferConfig {
  multipartThreshold: number;
  multipartChunksize: number;
  maxRequestConcurrency: number;
  maxSubmissionConcurrency: number;
  numDownloadAttempts: number;
  maxIoQueueSize: number;
  ioChunksize: number;
  useThreads: boolean;
  maxBandwidth: number | null;
  preferredTransferClient: string;
  maxInMemoryUploadChunks: number;
  maxInMemoryDownloadChunks: number;
  readonly #given: ReadonlySet<string>;

  /**
   * @throws TransferArgumentError for a number that is not above zero
   * @throws UnknownOptionError for a name that is no setting
   */
  constructor(options: TransferConfigOptions = {}) {
    for (const name of Object.keys(options)) {
      if (!NAMES.includes(name)) {
        throw new UnknownOptionError(`Unknown TransferConfig option "${name}". Options: ${[...NAMES].sort().join(", ")}.`, {
          option: name,
        });
      }
    }
    const { maxConcurrency, maxIoQueue } = options;
    this.multipartThreshold = options.multipartThreshold ?? DEFAULTS.multipartThreshold;
    this.multipartChunksize = options.multipartChunksize ?? DEFAULTS.multipartChunksize;
    this.maxRequestConcurrency = options.maxRequestConcurrency ?? maxConcurrency ?? DEFAULTS.maxRequestConcurrency;
    this.maxSubmissionConcurrency = options.maxSubmissionConcurrency ?? DEFAULTS.maxSubmissionConcurrency;
    this.numDownloadAttempts = options.numDownloadAttempts ?? DEFAULTS.numDownloadAttempts;
    this.maxIoQueueSize = options.maxIoQueueSize ?? maxIoQueue ?? DEFAULTS.maxIoQueueSize;
    this.ioChunksize = options.ioChunksize ?? DEFAULTS.ioChunksize;
    this.useThreads = options.useThreads ?? DEFAULTS.useThreads;
    this.maxBandwidth = options.maxBandwidth ?? DEFAULTS.maxBandwidth;
    this.preferredTransferClient = options.preferredTransferClient ?? DEFAULTS.preferredTransferClient;
    this.maxInMemoryUploadChunks = options.maxInMemoryUploadChunks ?? DEFAULTS.maxInMemoryUploadChunks;
    this.maxInMemoryDownloadChunks = options.maxInMemoryDownloadChunks ?? DEFAULTS.maxInMemoryDownloadChunks;
    this.#given = new Set(
      Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [ALIASES[name] ?? name])),
    );
    this.#check();
  }

  /**
   * Whether a setting was chosen: given to the constructor, or changed since (spec XFR-05). One that was not is free for an engine to
   * choose; the engine here takes the default.
   */
  isSet(name: keyof TransferConfigOptions): boolean {
    const own = ALIASES[name] ?? name;
    return this.#given.has(own) || this[own as keyof this] !== DEFAULTS[own as keyof typeof DEFAULTS];
  }

  get maxConcurrency(): number {
    return this.maxRequestConcurrency;
  }

  set maxConcurrency(value: number) {
    this.maxRequestConcurrency = value;
  }

  get maxIoQueue(): number {
    return this.maxIoQueueSize;
  }

  set maxIoQueue(value: number) {
    this.maxIoQueueSize = value;
  }

  /** Requests at a time in effect: one without `useThreads`. */
  get requestConcurrency(): number {
    return this.useThreads ? this.maxRequestConcurrency : 1;
  }

  #check(): void {
    for (const name of POSITIVE) checkPositive(name, this[name]);
    if (this.maxBandwidth !== null) checkPositive("maxBandwidth", this.maxBandwidth);
  }
}

/** The settings in a call's options. */
export function resolveTransferConfig(config: TransferConfig | TransferConfigOptions | undefined): TransferConfig {
  return config instanceof TransferConfig ? config : new TransferConfig(config);
}

function checkPositive(name: string, value: number): void {
  if (typeof value === "number" && value > 0) return;
  throw new TransferArgumentError(`Provided parameter ${name} of value ${String(value)} must be greater than 0.`, {
    parameter: name,
    value,
  });
}
