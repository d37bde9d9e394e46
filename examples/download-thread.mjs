/**
 * A thread of `parallel-downloads.ts`: asks for an object, downloads it, asks again, until there is nothing. In plain JavaScript, because
 * threads start without the compiler that `tsx` puts before a program.
 */
import { parentPort } from "node:worker_threads";
import { S3 } from "@boto3/client-s3";

const s3 = new S3();
parentPort.on("message", async (download) => {
  if (!download) {
    s3.close();
    parentPort.close();
    return;
  }
  const { bucket, key, filename } = download;
  const answer = await s3.downloadFile(bucket, key, filename).then(
    () => ({}),
    (failure) => ({ failure }),
  );
  parentPort.postMessage(answer);
});
parentPort.postMessage({});
