import { availablePartitions, partitionForRegion, rulesPartition } from "./partitions.ts";

test("partitions are listed with aws first", () =>
  expect(availablePartitions()).toEqual(expect.arrayContaining(["aws", "aws-cn", "aws-us-gov", "aws-eusc"])));

describe("partitionForRegion", () => {
  test.each([
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-west-99", "aws"],
  ])("%s is in %s", (region, partition) => expect(partitionForRegion(region)).toBe(partition));

  test("a pseudo region has none", () => {
    expect(() => partitionForRegion("aws-global")).toThrow(
      "Unknown region: 'aws-global'. No partition found for provided region_name.",
    );
  });
});

describe("rulesPartition", () => {
  test.each([
    ["aws-cn-global", "aws-cn"],
    ["us-isob-east-1", "aws-iso-b"],
    ["nowhere", "aws"],
    [undefined, "aws"],
  ])("%s is in %s", (region, partition) => expect(rulesPartition(region).name).toBe(partition));
});
