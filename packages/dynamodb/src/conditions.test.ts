import {
  and,
  Attr,
  ConditionExpressionBuilder,
  DynamoDBNeedsConditionError,
  DynamoDBNeedsKeyConditionError,
  DynamoDBOperationNotSupportedError,
  DynamoNumber,
  Key,
  not,
  or,
  type ConditionBase,
} from "./index.ts";
import { writeCondition } from "./expression-builder.ts";
import { Placeholders } from "./placeholders.ts";

const build = (condition: ConditionBase, isKeyCondition = false): string =>
  new ConditionExpressionBuilder().buildExpression(condition, isKeyCondition).conditionExpression;

describe("conditions", () => {
  test.each([
    [Attr("a").eq(1), "#n0 = :v0"],
    [Attr("a").ne(1), "#n0 <> :v0"],
    [Attr("a").between(1, 2), "#n0 BETWEEN :v0 AND :v1"],
    [Attr("a").beginsWith("x"), "begins_with(#n0, :v0)"],
    [Attr("a").isIn([1, Attr("b"), 3]), "#n0 IN (:v0, #n1, :v1)"],
    [Attr("a").exists().not(), "(NOT attribute_exists(#n0))"],
    [Attr("a").eq(1).and(Attr("b").eq(2)).or(Attr("c").beginsWith("x")), "((#n0 = :v0 AND #n1 = :v1) OR begins_with(#n2, :v2))"],
    [Attr("a").eq(Attr("b")), "#n0 = #n1"],
    [Attr("a").size().gt(3), "size(#n0) > :v0"],
    [Attr("a.b[0].c").notExists(), "attribute_not_exists(#n0.#n1[0].#n2)"],
    [Attr(["a.b", 0, "c"]).attributeType("S"), "attribute_type(#n0[0].#n1, :v0)"],
    [and(Attr("a").eq(1), or(Attr("b").lt(2), not(Attr("c").gte(3)))), "(#n0 = :v0 AND (#n1 < :v1 OR (NOT #n2 >= :v2)))"],
    [and(Attr("a").eq(1), Attr("b").eq(2), Attr("c").eq(3)), "((#n0 = :v0 AND #n1 = :v1) AND #n2 = :v2)"],
  ])("%s is %s", (condition, expression) => {
    expect(build(condition)).toBe(expression);
  });

  test("numbers go on until they are reset", () => {
    const builder = new ConditionExpressionBuilder();
    builder.buildExpression(Attr("a").eq(1));
    expect(builder.buildExpression(Attr("b").eq(2))).toEqual({
      conditionExpression: "#n1 = :v1",
      attributeNamePlaceholders: { "#n1": "b" },
      attributeValuePlaceholders: { ":v1": 2 },
    });
    builder.reset();
    expect(builder.buildExpression(Attr("c").exists()).attributeNamePlaceholders).toEqual({ "#n0": "c" });
  });

  test("names with dots are one name when given as steps", () => {
    expect(new ConditionExpressionBuilder().buildExpression(Attr(["a.b"]).eq(1)).attributeNamePlaceholders).toEqual({
      "#n0": "a.b",
    });
  });

  test("placeholders of the caller are passed over", () => {
    const placeholders = new Placeholders((name) => name === "#n0" || name === ":v1");
    const condition = Attr("a").between(1, 2);
    expect(writeCondition(condition, placeholders, false)).toBe("#n1 BETWEEN :v0 AND :v2");
  });

  test("what DynamoDB would refuse is refused when asked for", () => {
    const strict = new Placeholders(undefined, true);
    expect(() => writeCondition(Attr("a").isIn([]), strict, false)).toThrow(/isIn\(\) was given no values/);
    expect(() => writeCondition(Attr("").eq(1), strict, false)).toThrow(/name of an attribute in an expression is empty/);
    expect(build(Attr("a").isIn([]))).toBe("#n0 IN ()");
  });

  test("misuse is named", () => {
    const attribute = Attr("a") as unknown as ConditionBase;
    expect(() => attribute.and(attribute)).toThrow(DynamoDBOperationNotSupportedError);
    expect(() => attribute.not()).toThrow(/^NOT operation cannot be applied to value Attr\("a"\) of type Attr directly\./);
    expect(() => Attr("a").eq(1).or(attribute)).toThrow(/^OR operation cannot be applied to value Attr\("a"\) of type Attr/);
    expect(() => and(Attr("a").eq(1), "x" as unknown as ConditionBase)).toThrow(DynamoDBNeedsConditionError);
    expect(() => build(attribute)).toThrow(DynamoDBNeedsConditionError);
    expect(() => build(Key("a").eq(1).and(Attr("b").eq(2)), true)).toThrow(DynamoDBNeedsKeyConditionError);
  });

  test("equality goes by operator and operands", () => {
    const condition = (value: number | DynamoNumber): ConditionBase => Attr("a").isIn([value, new Set(["x"])]);
    expect(condition(1).equals(condition(new DynamoNumber("1.0")))).toBe(true);
    expect(condition(1).equals(condition(2))).toBe(false);
    expect(Attr("a").eq(1).equals(Key("a").eq(1))).toBe(false);
    expect(Attr(["a.b"]).equals(Attr(["a", "b"]))).toBe(false);
    expect(Attr("a").size().equals(Attr("a").size())).toBe(true);
  });

  test("can be looked into", () => {
    const condition = Key("a").lte(5);
    expect(condition.getExpression()).toEqual({ format: "{0} {operator} {1}", operator: "<=", values: [Key("a"), 5] });
    expect(String(condition.and(Attr("b").isIn(["x"])))).toBe('And(LessThanEquals(Key("a"), 5), In(Attr("b"), ["x"]))');
  });
});
