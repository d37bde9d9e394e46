/** A hand-made service or operation that lacks a part of the runtime; generated ones name all they need. */
import { BotoCoreError } from "../errors/botocore-error.ts";

/**
 * @param user - what needs the part: an operation, a signer
 * @param path - of the part's entry behind `@boto3/core/codegen/v1/`
 * @param name - of its export, and of the field it belongs to
 */
export function missingPart(user: string, path: string, name: string): BotoCoreError {
  return new BotoCoreError(`${user} needs { ${name} } from "@boto3/core/codegen/v1/${path}".`);
}
