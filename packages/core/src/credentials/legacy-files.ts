/** Two files of older tools: the EC2 command line's and boto 2's (botocore `OriginalEC2Provider`, `BotoProvider`; CRD-39, CRD-40). */
import { parseIni } from "../config/ini-file.ts";
import { PartialCredentialsError } from "../errors/credentials.ts";
import { credentialsOfProfile, fixed, type NamedProvider, type SearchContext } from "./provider.ts";

const EC2_METHOD = "ec2-credentials-file";
const BOTO_METHOD = "boto-config";

/** `AWSAccessKeyId=` and `AWSSecretKey=` in the file that `AWS_CREDENTIAL_FILE` names. */
export async function findEc2File({ configuration }: SearchContext): Promise<NamedProvider | undefined> {
  const path = configuration.environment("AWS_CREDENTIAL_FILE");
  const text = path === undefined ? undefined : await configuration.readTextFile(path);
  const values = new Map<string, string>();
  for (const line of text?.split("\n") ?? []) {
    const equals = line.indexOf("=");
    if (equals > 0) values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  const accessKeyId = values.get("AWSAccessKeyId");
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = values.get("AWSSecretKey");
  if (secretAccessKey === undefined) throw new PartialCredentialsError(EC2_METHOD, "AWSSecretKey");
  return fixed({ accessKeyId, secretAccessKey, method: EC2_METHOD });
}

/** Section `Credentials` of the file that `BOTO_CONFIG` names, or of the two usual ones. */
export async function findBotoConfig({ configuration }: SearchContext): Promise<NamedProvider | undefined> {
  const named = configuration.environment("BOTO_CONFIG");
  for (const path of named === undefined ? ["/etc/boto.cfg", "~/.boto"] : [named]) {
    const text = await configuration.readTextFile(path);
    const section = text === undefined ? undefined : parseIni(text, path).get("Credentials");
    const found = credentialsOfProfile(section, BOTO_METHOD, (name) => new PartialCredentialsError(BOTO_METHOD, name));
    if (found) return fixed({ ...found, sessionToken: undefined, accountId: undefined });
  }
  return undefined;
}
