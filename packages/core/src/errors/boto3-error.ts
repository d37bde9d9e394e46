/** Root of the errors that boto3 adds to botocore's (boto3 `exceptions.py`): resources, DynamoDB's conditions, S3 transfers. */
import { BotoCoreError } from "./botocore-error.ts";

/** An error of what stands on top of clients. Differs from boto3: a {@link BotoCoreError} too, so that one check finds both. */
export class Boto3Error extends BotoCoreError {
  static override readonly errorName: string = "Boto3Error";
}
