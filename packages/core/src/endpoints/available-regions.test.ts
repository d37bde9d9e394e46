import { availableRegions } from "./available-regions.ts";

const regions = JSON.stringify({ aws: "us-east-1 fips-us-east-1 aws-global eu-west-1", "aws-cn": "cn-north-1" });

describe("availableRegions", () => {
  test("are sorted and regional", () => expect(availableRegions(regions)).toEqual(["eu-west-1", "us-east-1"]));
  test("are those of a partition", () => expect(availableRegions(regions, "aws-cn")).toEqual(["cn-north-1"]));
  test("include pseudo regions on request", () => {
    expect(availableRegions(regions, "aws", { nonRegional: true })).toEqual([
      "aws-global",
      "eu-west-1",
      "fips-us-east-1",
      "us-east-1",
    ]);
  });
  test("are none for unknown partitions and services", () =>
    expect([availableRegions(regions, "aws-x"), availableRegions(undefined)]).toEqual([[], []]));
});
