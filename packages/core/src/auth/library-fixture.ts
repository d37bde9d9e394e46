/** What the library that the tests compare with needs. Nothing at run time imports this module. */
import { hmacSha256, sha256 } from "#platform";

type Data = string | ArrayBuffer | ArrayBufferView;

/** The platform's SHA-256 as the library wants it: a hash without a secret, an HMAC with one. */
export class LibrarySha256 {
  readonly #secret: Uint8Array | undefined;
  #data: Uint8Array = new Uint8Array(0);

  constructor(secret?: Data) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(data: Data): void {
    const more = bytesOf(data);
    const all = new Uint8Array(this.#data.length + more.length);
    all.set(this.#data);
    all.set(more, this.#data.length);
    this.#data = all;
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#secret === undefined ? sha256(this.#data) : hmacSha256(this.#secret, this.#data));
  }

  reset(): void {
    this.#data = new Uint8Array(0);
  }
}

function bytesOf(data: Data): Uint8Array {
  if (typeof data === "string") return new TextEncoder().encode(data);
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}
