/** The location of a bucket is the text of the reply's root (botocore handler HND-12). */
import type { BufferedResponse } from "../../http/response.ts";
import { XmlReader } from "../../protocols/xml/reader.ts";

/** Reads the location from the text of the root; us-east-1 has none, which gives null as in boto3. */
export function readLocation(output: Record<string, unknown>, response: BufferedResponse): void {
  output["LocationConstraint"] = new XmlReader(response.body).readText() || null;
}
