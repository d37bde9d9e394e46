/** What a transport gives back: status and headers at once, the body on demand. */

/** The body of a reply, not read yet. It can be read once. */
export interface ResponseBody {
  /** All of it, where the transport has read it already because {@link SendOptions.wholeBody} asked for that. */
  readonly whole?: Uint8Array;
  /** Set when the transport decompressed it, so that `content-length` says nothing about what is read. */
  readonly isDecoded?: boolean;
  /**
   * Reads all of it within the time its call may take.
   *
   * @param progress - told the length of each piece; with it, the body takes its own time
   */
  bytes(progress?: (length: number) => void): Promise<Uint8Array>;
  /** Reads piece by piece; leaving the loop early gives the connection up. */
  stream(): AsyncIterable<Uint8Array>;
  /** Gives the body up without reading; never blocks a later call. */
  cancel(): void;
}

/** A reply. Header names are lower case; repeated headers are joined with `, `. */
export interface HttpResponse {
  readonly status: number;
  /** Reason phrase; empty where the transport has none. */
  readonly reason: string;
  readonly headers: Record<string, string>;
  readonly body: ResponseBody;
}

/** A reply whose body was read into memory: what the protocols parse. */
export interface BufferedResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** A body that was read with its reply. */
export class WholeBody implements ResponseBody {
  readonly whole: Uint8Array;

  constructor(whole: Uint8Array) {
    this.whole = whole;
  }

  bytes(progress?: (length: number) => void): Promise<Uint8Array> {
    progress?.(this.whole.length);
    return Promise.resolve(this.whole);
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    if (this.whole.length > 0) yield this.whole;
  }

  cancel(): void {}
}
