/** Root of the errors that boto3 adds to botocore's (boto3 `exceptions.py`): resources, DynamoDB's conditions, S3 transfers. */
import { BotoCoreError, hasErrorName, isInstanceOf } from "./botocore-error.ts";

/** Errors that Python makes children of this class and of another (spec EXC-20); ours have the other as their parent. */
const CHILDREN_OF_TWO: readonly string[] = ["ResourceNotExistsError", "UnknownAPIVersionError"];

/** An error of what stands on top of clients. Differs from boto3: a {@link BotoCoreError} too, so that one check finds both. */
export class Boto3Error extends BotoCoreError {
  static override readonly errorName: string = "Boto3Error";

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (isInstanceOf(this, value)) return true;
    return this.errorName === "Boto3Error" && CHILDREN_OF_TWO.some((name) => hasErrorName(value, name));
  }
}
