/** Amazon Resource Names (botocore `utils.py` `ArnParser`). */
import { InvalidArnException } from "../errors/endpoint.ts";

/** The parts of an ARN; the resource keeps its colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * Splits an ARN. Like boto3 it does not look at the first part, use {@link isArn} to recognise ARNs.
 *
 * @throws InvalidArnException when there are fewer than six parts
 */
export function parseArn(text: string): Arn {
  const parts = text.split(":");
  if (parts.length < 6) throw new InvalidArnException(text);
  const [, partition, service, region, account] = parts as [string, string, string, string, string];
  return { partition, service, region, account, resource: parts.slice(5).join(":") };
}

/** Whether a value is text that begins with `arn:` and has all parts. */
export function isArn(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("arn:") && value.split(":", 6).length === 6;
}
