import { setTarget, type Parameters } from "./parameters.ts";

function set(...targets: ReadonlyArray<readonly [target: string, value: unknown, index?: number]>): Parameters {
  const params: Parameters = {};
  for (const [target, value, index] of targets) setTarget(params, target, value, index);
  return params;
}

describe("targets", () => {
  test.each<[string, Parameters, Parameters]>([
    ["name a member at any depth", set(["A.B.C", 1]), { A: { B: { C: 1 } } }],
    ["append", set(["L[]", 1], ["L[]", 2]), { L: [1, 2] }],
    ["append structures", set(["D.O[].K", "a"], ["D.O[].K", "b"]), { D: { O: [{ K: "a" }, { K: "b" }] } }],
    ["set an element", set(["L[1]", "x"]), { L: [{}, "x"] }],
    ["fill one element together", set(["F[0].N", "n"], ["F[0].V[0]", "v"]), { F: [{ N: "n", V: ["v"] }] }],
    [
      "take the index of the batch",
      set(["E[*].I", "a", 0], ["E[*].R", "r", 0], ["E[*].I", "b", 1]),
      { E: [{ I: "a", R: "r" }, { I: "b" }] },
    ],
    ["replace what is no list", set(["L", "x"], ["L[0]", "y"]), { L: ["y"] }],
  ])("%s", (_what, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
