import { isolated, Script, type Step } from "../../../test/invented-service.ts";
import { createClient } from "../../client/create-client.ts";
import { operation, type Operation } from "../../client/operation.ts";
import type { ClientOptions } from "../../client/options.ts";
import type { Service } from "../../client/service.ts";
import { requestChecksum } from "../../codegen/v1/request-checksum.ts";
import { xmlBody } from "../../codegen/v1/xml-body.ts";
import { restXml } from "../../protocols/rest-xml/index.ts";
import { contentMd5Hooks } from "../s3.ts";

const service: Service = {
  name: "s3",
  id: "S3",
  className: "S3",
  apiVersion: "2006-03-01",
  protocol: restXml,
  endpointPrefix: "s3",
};
const deleteObjects: Operation<Record<string, unknown>, Record<string, unknown>> = operation(
  "DeleteObjects",
  "POST /?delete",
  '{"input":{"$":{"ChecksumAlgorithm header:x-amz-sdk-checksum-algorithm":"s","Delete!":{"$":{"Key":"s"},"name":"Delete"}},"payload":"Delete"},' +
    '"output":{},"checksum":{"requestAlgorithmMember":"ChecksumAlgorithm","requestChecksumRequired":true}}',
  { hooks: [contentMd5Hooks], requestChecksum, xmlBody },
);
const REFUSED: Step = { status: 501, body: "<Error><Code>NotImplemented</Code><Message>header</Message></Error>" };
const WANTED: Step = { status: 400, body: "<Error><Code>InvalidRequest</Code><Message>Missing Content-MD5</Message></Error>" };
const OK: Step = { body: "" };
const CUSTOM: ClientOptions = { endpointUrl: "http://store.test", retries: { totalMaxAttempts: 1 } };
const INPUT = { Delete: { Key: "k" } };

function client(steps: Step[], options: ClientOptions) {
  const script = new Script(...steps);
  return { script, s3: createClient(service, { deleteObjects }, isolated(script, { regionName: "eu-west-1", ...options })) };
}

/** What each request said about its body. */
function digests(script: Script): string[] {
  return script.sent.map(({ headers }) =>
    Object.keys(headers)
      .filter((name) => /md5|checksum/.test(name))
      .sort()
      .join(),
  );
}

const CRC = "x-amz-checksum-crc32,x-amz-sdk-checksum-algorithm";

describe("a store that knows MD5 alone", () => {
  test.each([REFUSED, WANTED])("is asked the usual way once, then with MD5: %j", async (refusal) => {
    const { script, s3 } = client([refusal, OK, OK], CUSTOM);
    await s3.deleteObjects(INPUT);
    await s3.deleteObjects(INPUT);
    expect(digests(script)).toEqual([CRC, "content-md5", "content-md5"]);
    expect(script.sent[1]!.headers["content-md5"]).toBe(script.sent[2]!.headers["content-md5"]);
    expect(script.sent[1]!.headers["authorization"]).toContain("content-md5");
  });

  test("is not asked with MD5 where the caller or the settings chose, nor when something else is wrong, nor is AWS", async () => {
    const denied: Step = { status: 403, body: "<Error><Code>AccessDenied</Code><Message>no</Message></Error>" };
    const chosen = { ...INPUT, ChecksumAlgorithm: "SHA1" };
    const cases: [Step, ClientOptions, Record<string, unknown>][] = [
      [REFUSED, CUSTOM, chosen],
      [REFUSED, { ...CUSTOM, requestChecksumCalculation: "when_supported" }, INPUT],
      [denied, CUSTOM, INPUT],
      [REFUSED, { retries: { totalMaxAttempts: 1 } }, INPUT],
    ];
    for (const [step, options, input] of cases) {
      const { script, s3 } = client([step], options);
      await expect(s3.deleteObjects(input)).rejects.toThrow("DeleteObjects");
      expect(script.sent).toHaveLength(1);
    }
  });
});
