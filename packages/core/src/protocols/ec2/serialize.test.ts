import { operationFixture } from "../operation-fixture.ts";
import { ec2 } from "./index.ts";

const operation = operationFixture(ec2, "POST /", {
  input: {
    Name: "s",
    "Renamed :instanceId": "s",
    "Queried :other": { $: "s", query: "QName" },
    "Values :Value": [{ $: "s", name: "item" }],
    Cages: [{ "Number :number": "i", Beds: ["i"] }],
    Born: "t",
    Tags: ["s", "s"],
  },
});

function fields(input: Record<string, unknown>): Array<[string, string]> {
  return ec2.serialize(operation, input, {}).form!.slice(2);
}

describe("ec2 serialize", () => {
  test("names members by query name, capitalised wire name, or member name", () => {
    expect(fields({ Name: "a", Renamed: "b", Queried: "c" })).toEqual([
      ["Name", "a"],
      ["InstanceId", "b"],
      ["QName", "c"],
    ]);
  });

  test("flattens lists without the element's name and drops empty ones", () => {
    expect(fields({ Values: ["x", null, "y"], Cages: [{ Number: 1, Beds: [] }, { Beds: [7] }] })).toEqual([
      ["Value.1", "x"],
      ["Value.2", "y"],
      ["Cages.1.Number", "1"],
      ["Cages.2.Beds.1", "7"],
    ]);
  });

  test("writes fractions of seconds, and maps as entries", () => {
    expect(fields({ Born: 1.5, Tags: { k: "v" } })).toEqual([
      ["Born", "1970-01-01T00:00:01.500000Z"],
      ["Tags.Entry.1.Key", "k"],
      ["Tags.Entry.1.Value", "v"],
    ]);
  });
});
