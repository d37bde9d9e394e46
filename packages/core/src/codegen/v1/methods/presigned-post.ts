/** `generatePresignedPost` as a method of S3's client. */
import type { BaseClient } from "../../../client/base-client.ts";
import {
  generatePresignedPost,
  type PresignedPost,
  type PresignedPostOptions,
} from "../../../presign/generate-presigned-post.ts";

export interface PresignedPostMethods {
  /**
   * Makes the address and fields of a form that uploads one object. Nothing is sent.
   *
   * @param key - name of the object; ending in `${filename}` it takes the name of the uploaded file
   * @example
   * const { url, fields } = await s3.generatePresignedPost("bucket", "uploads/${filename}", { ExpiresIn: 600 });
   */
  generatePresignedPost(bucket: string, key: string, options?: PresignedPostOptions): Promise<PresignedPost>;
}

export const presignedPostMethods: {
  generatePresignedPost(this: BaseClient, bucket: string, key: string, options?: PresignedPostOptions): Promise<PresignedPost>;
} = {
  generatePresignedPost(bucket, key, options) {
    return generatePresignedPost(this, bucket, key, options);
  },
};
