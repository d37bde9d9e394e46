import type { ServiceSource } from "../load/service-source.ts";
import { signersOf } from "./signers.ts";

function source(name: string, metadata: object, ruleSet?: unknown, operations: object = {}): ServiceSource {
  return { name, model: { metadata, operations }, ruleSet } as unknown as ServiceSource;
}

const v4aRules = { rules: [{ endpoint: { properties: { authSchemes: [{ name: "sigv4a" }] } } }] };

describe("signers of a service", () => {
  test("are none beside v4 for most", () => {
    expect(signersOf(source("sqs", { signatureVersion: "v4", auth: ["aws.auth#sigv4"] }, { rules: [] }))).toEqual([]);
    expect(signersOf(source("s3control", { signatureVersion: "s3v4" }))).toEqual([]);
  });

  test("follow the metadata of old services", () => {
    expect(signersOf(source("sdb", { signatureVersion: "v2" }))).toEqual(["v2"]);
  });

  test("have SigV4A where traits or endpoint rules name it, for S3 in its own form", () => {
    expect(signersOf(source("sts", { signatureVersion: "v4", auth: ["aws.auth#sigv4", "aws.auth#sigv4a"] }))).toEqual(["v4a"]);
    expect(signersOf(source("x", { signatureVersion: "v4" }, undefined, { Op: { auth: ["aws.auth#sigv4a"] } }))).toEqual(["v4a"]);
    expect(signersOf(source("events", { signatureVersion: "v4" }, v4aRules))).toEqual(["v4a"]);
    expect(signersOf(source("s3", { signatureVersion: "s3" }, v4aRules))).toEqual(["s3", "s3v4a"]);
  });
});
