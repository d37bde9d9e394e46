import { registerService } from "@boto3/core";
import * as boto3 from "@boto3/sdk";
import { clientClass, defineService, operation } from "@boto3/core/codegen/v1";
import { regionalRules } from "@boto3/core/codegen/v1/endpoints";
import { json } from "@boto3/core/codegen/v1/json";
import { doctor, doctorOptions } from "./doctor.ts";
import * as exceptions from "./exceptions.ts";

const Shelf = clientClass(
  defineService({
    name: "shelf",
    id: "Shelf",
    className: "Shelf",
    apiVersion: "2026-01-01",
    endpointPrefix: "shelf",
    protocol: json,
    endpoints: regionalRules("shelf"),
  }),
  { getBook: operation("GetBook", "POST /") },
);

/** A machine without files and network. */
function surroundings(env: Record<string, string>): boto3.SessionOptions["surroundings"] {
  return {
    environment: (name) => ({ AWS_EC2_METADATA_DISABLED: "true", ...env })[name],
    readTextFile: async () => undefined,
  };
}

describe("the module", () => {
  test("makes clients by class and by registered name, from one session", async () => {
    registerService("shelf", Shelf as never);
    boto3.setupDefaultSession({ regionName: "eu-west-1", awsAccessKeyId: "A", awsSecretAccessKey: "s" });
    const byName = await (
      boto3.client("shelf" as never) as InstanceType<typeof Shelf> & { load(): Promise<{ meta: { regionName: string } }> }
    ).load();
    expect(byName.meta.regionName).toBe("eu-west-1");
    expect(boto3.client(Shelf)).toBeInstanceOf(Shelf);
    expect(boto3.defaultSession()).toBe(boto3.defaultSession());
  });

  test("replaces the default session for clients made afterwards", () => {
    const before = boto3.defaultSession();
    boto3.setupDefaultSession({ regionName: "us-west-2" });
    expect(boto3.defaultSession()).not.toBe(before);
    expect(boto3.defaultSession().regionName).toBe("us-west-2");
  });

  test("says what to install for a name that is not registered", () => {
    expect(() => boto3.client("nosuch" as never)).toThrow(/npm install @boto3\/client-nosuch/);
    expect(() => boto3.resource("nosuch" as never)).toThrow(/nosuch/);
  });

  test("has the errors of the SDK under exceptions", () => {
    const names = [
      "BotoCoreError",
      "ClientError",
      "NoCredentialsError",
      "ProfileNotFound",
      "EndpointConnectionError",
      "UnknownServiceError",
    ];
    expect(names.filter((name) => !(name in exceptions))).toEqual([]);
  });
});

describe("doctor", () => {
  test("names region, endpoint, credentials and what goes before what, and no secret", async () => {
    const env = {
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "hunter2",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_RETRY_MODE: "standard",
    };
    const readTextFile = async (path: string): Promise<string | undefined> =>
      path === "~/.aws/config" ? "[default]\nretry_mode = legacy\nmax_attempts = 2\n" : undefined;
    const { text, healthy } = await doctor({ surroundings: { ...surroundings(env), readTextFile } });
    expect(healthy).toBe(true);
    expect(text).toContain("Region eu-west-1 (AWS_REGION), partition aws.");
    expect(text).toContain("SQS calls go to http://127.0.0.1:9 (AWS_ENDPOINT_URL).");
    expect(text).toContain("Credentials from env.");
    expect(text).toContain("Retries: mode standard, 2 attempts at most.\n");
    expect(text).toContain("retry_mode = standard (AWS_RETRY_MODE, goes before legacy of the profile)");
    expect(text).toContain("max_attempts = 2 (profile default)");
    expect(text).not.toContain("hunter2");
  });

  test("says what is missing, place by place", async () => {
    const { text, healthy } = await doctor({ surroundings: surroundings({}) });
    expect(healthy).toBe(false);
    expect(text).toContain("No endpoint: NoRegionError: You must specify a region.");
    expect(text).toContain("No credentials. Tried, in this order:\n  env: AWS_ACCESS_KEY_ID is not set\n");
    expect(text).toContain("iam-role: AWS_EC2_METADATA_DISABLED is true");
    expect(text).toContain("Retries: mode legacy, 5 attempts at most.");
  });

  test("reads its command line", () => {
    expect(doctorOptions(["--profile", "dev", "--region", "eu-west-1"])).toEqual({ profileName: "dev", regionName: "eu-west-1" });
    expect(doctorOptions(["--profile"])).toBe("--profile needs a value.");
    expect(doctorOptions(["--nonsense", "x"])).toBe('There is no option "--nonsense".');
  });
});

describe("subpaths", () => {
  test("have what Python's modules of the same name have", async () => {
    const { Key, Attr } = await import("./dynamodb/conditions.ts");
    const { TypeSerializer, TypeDeserializer } = await import("./dynamodb/types.ts");
    const { S3Transfer, TransferConfig } = await import("./s3/transfer.ts");
    const { ClientError, NoCredentialsError } = await import("./exceptions.ts");
    const { xformName } = await import("./utils.ts");
    for (const named of [Key, Attr, TypeSerializer, TypeDeserializer, S3Transfer, ClientError, NoCredentialsError])
      expect(typeof named).toBe("function");
    expect(new TransferConfig({ maxConcurrency: 3 }).maxConcurrency).toBe(3);
    expect(xformName("DescribeDBInstances")).toBe("describe_db_instances");
  });
});
