/** Source the generator writes for expressions finds what the interpreter finds. */
import * as operators from "../../../packages/core/src/codegen/v1/expressions.ts";
import { compileExpression } from "../../../packages/core/src/jmespath/compile.ts";
import { planExpression } from "./expressions.ts";

/** Runs generated source with the runtime's functions in scope. */
function run(source: string, value: unknown): unknown {
  const names = Object.keys(operators);
  const javascript = source.replace("(value: unknown)", "(value)");
  const make = new Function(...names, `return ${javascript};`) as (...functions: unknown[]) => (value: unknown) => unknown;
  return make(...Object.values(operators))(value);
}

const value = {
  NextMarker: "",
  Contents: [null, { Key: "a" }, { Key: "b" }],
  services: [
    { deployments: [{}], runningCount: 1, desiredCount: 1 },
    { deployments: [{}, {}], runningCount: 1, desiredCount: 1 },
  ],
  Attributes: { x: { Status: "Success" }, y: { Status: "Pending" }, z: {} },
  status: "DELETING",
  Lists: [[1, [2]], [3], 4],
};

describe("expressions of models", () => {
  test.each([
    "NextMarker || Contents[-1].Key",
    "Contents[-1].Key || NextMarker",
    "length(Contents[]) > `0`",
    "length(services[?!(length(deployments) == `1` && runningCount == desiredCount)]) == `0`",
    "length(services[?deployments].deployments[]) == `3`",
    "Attributes.*.Status",
    "status != 'DELETING' && status != 'DELETED'",
    "Lists[][]",
    "Contents[*].Key",
    "Contents[?Key == 'b'].Key",
    "Contents[1].Key == 'a' || `false`",
    "Nothing.At[0].All",
  ])("%s", (text) => {
    const { source, uses } = planExpression(text);
    expect(uses.map(({ part }) => part)).not.toContain("jmespath");
    expect(run(source!, value)).toEqual(compileExpression(text).search(value));
  });

  test("that are plain paths stay text", () => {
    expect(planExpression("Reservations[].Instances[].State.Name")).toMatchObject({ source: undefined, uses: [] });
  });

  test("with what has no function of its own use the interpreter", () => {
    expect(planExpression("sort_by(Contents, &Key)[0]")).toMatchObject({
      source: '(value: unknown) => compileExpression("sort_by(Contents, &Key)[0]").search(value)',
      uses: [{ part: "jmespath", name: "compileExpression" }],
    });
    expect(planExpression("[a, b]").uses).toEqual([{ part: "jmespath", name: "compileExpression" }]);
    expect(planExpression("(a | b == c)").uses).toEqual([{ part: "jmespath", name: "compileExpression" }]);
  });
});
