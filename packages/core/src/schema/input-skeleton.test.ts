import { service } from "../../test/invented-service.ts";
import { operation } from "../client/operation.ts";
import { inputSkeleton } from "./input-skeleton.ts";

const grow = operation(
  "Grow",
  "POST /",
  '{"input":{"Name!":"s1","Height":"i","Weight":"d","Alive":"b","Born":"t","Data":"B","Any":"j","Tags":["s"],"Limits":["s","l"],"Root":"#Node"},"shapes":{"Node":{"Label":"s","Left":"#Node","Rest":["#Node"]}}}',
);

test("a sample has every member, and ends where a shape holds itself", () => {
  expect(inputSkeleton(service, grow)).toEqual({
    Name: "",
    Height: 0,
    Weight: 0,
    Alive: true,
    Born: new Date(0),
    Data: new Uint8Array(0),
    Any: {},
    Tags: [""],
    Limits: { KeyName: 0 },
    Root: { Label: "", Left: {}, Rest: [{}] },
  });
  expect(inputSkeleton(service, grow, { useMemberNames: true })).toMatchObject({ Name: "Name", Root: { Label: "Label" } });
  expect(inputSkeleton(service, operation("Nothing", "GET /"))).toEqual({});
});
