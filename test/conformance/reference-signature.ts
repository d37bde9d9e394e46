/** Signs a request that we sent once more, with `@smithy/signature-v4`, over exactly our bytes. */
import { SignatureV4 } from "@smithy/signature-v4";
import { LibrarySha256 } from "../../packages/core/src/auth/library-fixture.ts";
import { FROZEN_CREDENTIALS, FROZEN_TIME } from "./frozen.ts";
import type { SentRequest } from "./scripted-transport.ts";

/**
 * The `Authorization` header for our request, with the scope and the set of signed headers of the recorded one.
 *
 * @param authorization - the recorded header
 * @param signer - botocore's name of the signer: paths of S3 are encoded once
 */
export async function signReference(authorization: string, sent: SentRequest, signer: string): Promise<string> {
  const [, scope, signedNames] = /Credential=([^,]*), SignedHeaders=([^,]*), /.exec(authorization) ?? [];
  const [accessKeyId, , region, service] = (scope ?? "").split("/") as [string, string, string, string];
  const signature = new SignatureV4({
    service,
    region,
    credentials: { accessKeyId, secretAccessKey: FROZEN_CREDENTIALS.secretAccessKey },
    sha256: LibrarySha256,
    applyChecksum: false,
    uriEscapePath: signer === "v4",
  });
  const host = sent.headers["host"] ?? sent.hostname + (sent.port === undefined ? "" : `:${sent.port}`);
  const names = (signedNames ?? "").split(";").filter((name) => name !== "host" && sent.headers[name] !== undefined);
  const bodyHash = sent.headers["x-amz-content-sha256"];
  const signed = await signature.sign(
    {
      method: sent.method,
      protocol: sent.protocol,
      hostname: sent.hostname,
      path: sent.path,
      query: queryOf(sent.query),
      headers: {
        ...Object.fromEntries(names.map((name) => [name, sent.headers[name]!])),
        ...(bodyHash === undefined ? {} : { "x-amz-content-sha256": bodyHash }),
        host,
      },
      body: sent.body,
    },
    {
      signingDate: new Date(FROZEN_TIME),
      signableHeaders: new Set((signedNames ?? "").split(";")),
    },
  );
  return signed.headers["authorization"]!;
}

function queryOf(text: string): Record<string, string | string[]> {
  const query: Record<string, string[]> = {};
  for (const pair of text === "" ? [] : text.split("&")) {
    const [name, value = ""] = pair.split("=", 2) as [string, string?];
    (query[decodeURIComponent(name)] ??= []).push(decodeURIComponent(value));
  }
  return query;
}
