import { importFromEntry, runtimeName } from "../src/build/runtime-entry.ts";

describe("imports of the runtime", () => {
  test("come from one entry, under names that say the module", () => {
    const code = `import { operation } from "@boto3/core/codegen/v1";
import {
  blobs,
  s3 as customization
} from "@boto3/core/codegen/v1/customizations/s3";
import { other } from "@boto3/core";
`;
    expect(importFromEntry(code)).toBe(`import { index$operation as operation } from "@boto3/core/codegen/v1/all";
import { customizations$s3$blobs as blobs, customizations$s3$s3 as customization } from "@boto3/core/codegen/v1/all";
import { other } from "@boto3/core";
`);
  });

  test("come from the smaller entry where it has all of them", () => {
    const code = `import { operation } from "@boto3/core/codegen/v1";
import { json } from "@boto3/core/codegen/v1/json";
`;
    expect(importFromEntry(code)).toBe(`import { index$operation as operation } from "@boto3/core/codegen/v1/common";
import { json$json as json } from "@boto3/core/codegen/v1/common";
`);
  });

  test("have no two parts under one name", () => {
    expect(runtimeName("ec2", "ec2")).not.toBe(runtimeName("customizations/ec2", "ec2"));
  });
});
