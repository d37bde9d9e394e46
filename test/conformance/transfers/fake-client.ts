/** The client of the recorded transfers: keeps the calls it gets, answers as the recorder's did, fails where the case says so. */
import { ClientError, StreamingBody } from "../../../packages/core/src/index.ts";
import type { TransferClient } from "../../../packages/s3-transfer/src/index.ts";

export interface RecordedCall {
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a case says about the service. */
export interface FakeService {
  readonly size: number;
  /** Operation to the ordinal numbers of its calls that fail. */
  readonly fail?: Readonly<Record<string, readonly number[]>>;
  /** So many bodies end half way. */
  readonly short_streams?: number;
}

type Input = Readonly<Record<string, unknown>>;

/** A client and the calls it got. */
export function fakeClient(service: FakeService): { client: TransferClient; calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const counts = new Map<string, number>();
  let shortStreams = service.short_streams ?? 0;
  const call =
    <Reply>(operation: string, answer: (input: Input) => Reply) =>
    async (input: object): Promise<Reply> => {
      const given = input as Input;
      const count = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, count);
      calls.push({ operation, params: withSizes(given) });
      await Promise.resolve();
      if (service.fail?.[operation]?.includes(count)) {
        throw new ClientError({ Error: { Code: "InternalError", Message: "scripted" } }, operation);
      }
      return answer(given);
    };
  const getObject = (input: Input): { Body: StreamingBody; ETag: string; ContentRange?: string } => {
    const range = /^bytes=(\d+)-(\d*)$/.exec(String(input["Range"] ?? ""));
    const start = range ? Number(range[1]) : 0;
    const end = range?.[2] ? Number(range[2]) : service.size - 1;
    const length = end - start + 1;
    const sent = shortStreams > 0 ? Math.floor(length / 2) : length;
    if (shortStreams > 0) shortStreams--;
    const contentRange = range ? { ContentRange: `bytes ${start}-${end}/${service.size}` } : {};
    return { Body: bodyOf(length, sent), ETag: '"etag"', ...contentRange };
  };
  const client = {
    putObject: call("PutObject", () => ({ ETag: '"put"' })),
    createMultipartUpload: call("CreateMultipartUpload", () => ({ UploadId: "upload-1" })),
    uploadPart: call("UploadPart", ({ PartNumber, ChecksumAlgorithm }) => ({
      ETag: `"part-${String(PartNumber)}"`,
      [`Checksum${String(ChecksumAlgorithm)}`]: `ck-${String(PartNumber)}`,
    })),
    completeMultipartUpload: call("CompleteMultipartUpload", () => ({})),
    abortMultipartUpload: call("AbortMultipartUpload", () => ({})),
    headObject: call("HeadObject", () => ({ ContentLength: service.size, ETag: '"etag"' })),
    getObject: call("GetObject", getObject),
    copyObject: call("CopyObject", () => ({ CopyObjectResult: { ETag: '"copy"' } })),
    uploadPartCopy: call("UploadPartCopy", ({ PartNumber }) => ({ CopyPartResult: { ETag: `"copy-${String(PartNumber)}"` } })),
    deleteObject: call("DeleteObject", () => ({})),
  };
  return { client, calls };
}

/** Bodies are recorded by their size; bytes in the case stand as text. */
function withSizes(input: Input): Input {
  const params: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    params[name] = name === "Body" ? { $size: sizeOf(value) } : value;
  }
  return params;
}

function sizeOf(body: unknown): number {
  return body instanceof Uint8Array ? body.length : (body as { size: number }).size;
}

/** A body that announces one length and has perhaps another. */
function bodyOf(announced: number, sent: number): StreamingBody {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let left = sent; left > 0; left -= 65_536) yield new Uint8Array(Math.min(left, 65_536));
  }
  return new StreamingBody({
    status: 200,
    reason: "OK",
    headers: { "content-length": String(announced) },
    body: { bytes: () => Promise.resolve(new Uint8Array(sent)), stream: pieces, cancel() {} },
  });
}
