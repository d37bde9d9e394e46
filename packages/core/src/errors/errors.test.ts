import { BotoCoreError } from "./botocore-error.ts";
import { ClientError } from "./client-error.ts";
import { NoCredentialsError, PartialCredentialsError } from "./credentials.ts";
import { closestName } from "./did-you-mean.ts";
import { isError } from "./guards.ts";
import { modeledError } from "./modeled.ts";

const REPLY = {
  Error: { Code: "NoSuchKey", Message: "no key" },
  ResponseMetadata: { HTTPStatusCode: 404, HTTPHeaders: {}, RetryAttempts: 2 },
};

describe("ClientError", () => {
  test("has botocore's text, with the retries where they ran out", () => {
    expect(new ClientError(REPLY, "GetObject").message).toBe(
      "An error occurred (NoSuchKey) when calling the GetObject operation: no key",
    );
    const exhausted = { ...REPLY, ResponseMetadata: { ...REPLY.ResponseMetadata, MaxAttemptsReached: true } };
    expect(new ClientError(exhausted, "GetObject").message).toBe(
      "An error occurred (NoSuchKey) when calling the GetObject operation (reached max retries: 2): no key",
    );
  });

  test("says Unknown for what the reply does not say", () => {
    expect(new ClientError({}, "GetObject").message).toBe(
      "An error occurred (Unknown) when calling the GetObject operation: Unknown",
    );
  });

  test("is no BotoCoreError, nor the other way round", () => {
    expect(new ClientError(REPLY, "GetObject")).not.toBeInstanceOf(BotoCoreError);
    expect(new NoCredentialsError()).not.toBeInstanceOf(ClientError);
  });

  test("turns into plain data", () => {
    expect(structuredClone(new ClientError(REPLY, "GetObject").toJSON())).toMatchObject({ name: "ClientError", response: REPLY });
  });
});

describe("modelled errors", () => {
  const NoSuchKey = modeledError("NoSuchKey");
  const error = new NoSuchKey(REPLY, "GetObject");

  test("are recognised by name, whichever class made them", () => {
    expect(error).toBeInstanceOf(modeledError("NoSuchKey"));
    expect(error).not.toBeInstanceOf(modeledError("NoSuchBucket"));
    expect(error).toBeInstanceOf(ClientError);
    expect(error.name).toBe("NoSuchKey");
  });

  test("of another install are recognised too", () => {
    class OtherClientError extends Error {
      static readonly errorName: string = "ClientError";
    }
    class OtherNoSuchKey extends OtherClientError {
      static override readonly errorName: string = "NoSuchKey";
      readonly code = "NoSuchKey";
    }
    const foreign = new OtherNoSuchKey();
    expect(foreign).toBeInstanceOf(NoSuchKey);
    expect(foreign).toBeInstanceOf(ClientError);
    expect(isError(foreign, "NoSuchKey")).toBe(true);
  });
});

describe("isError", () => {
  test("goes by class, class name or error code", () => {
    const error = new ClientError({ Error: { Code: "404", Message: "Not Found" } }, "HeadObject");
    expect([
      isError(error, "404"),
      isError(error, "ClientError"),
      isError(error, ClientError),
      isError(error, "NoSuchKey"),
    ]).toEqual([true, true, true, false]);
    expect(isError(new PartialCredentialsError("env", "X"), "PartialCredentialsError")).toBe(true);
    expect([isError(undefined, "X"), isError("X", "X")]).toEqual([false, false]);
  });
});

describe("closestName", () => {
  test("finds slips of the pen, other spellings, and nothing where nothing is close", () => {
    const names = ["listObjectsV2", "getObject", "putObject"];
    expect(closestName("list_objects_v2", names)).toBe("listObjectsV2");
    expect(closestName("getObejct", names)).toBe("getObject");
    expect(closestName("deleteEverything", names)).toBeUndefined();
  });
});
