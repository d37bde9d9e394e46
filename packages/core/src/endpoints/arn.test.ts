import { isArn, parseArn } from "./arn.ts";

describe("parseArn", () => {
  test("keeps colons and slashes of the resource", () => {
    expect(parseArn("arn:aws:x:y:z:a:b/c")).toEqual({
      partition: "aws",
      service: "x",
      region: "y",
      account: "z",
      resource: "a:b/c",
    });
  });

  test("takes empty parts and any first part, as boto3 does", () => {
    expect(parseArn("notarn:aws:s3:::b")).toEqual({ partition: "aws", service: "s3", region: "", account: "", resource: "b" });
  });

  test("names the form it expects", () => {
    expect(() => parseArn("arn:aws:s3")).toThrow(
      "Provided ARN: arn:aws:s3 must be of the format: arn:partition:service:region:account:resource",
    );
  });
});

describe("isArn", () => {
  test.each([
    ["arn:aws:s3:::bucket", true],
    ["arn:aws:s3", false],
    ["bucket", false],
    [undefined, false],
  ])("%s: %s", (value, expected) => expect(isArn(value)).toBe(expected));
});
