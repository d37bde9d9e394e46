import { ambientHeaders, encodeTraceId } from "./ambient-headers.ts";

describe("ambient headers", () => {
  test("carry the trace of a Lambda function, and only there", () => {
    const before = { ...process.env };
    try {
      process.env["_X_AMZN_TRACE_ID"] = "Root=1-a;Sampled=1 é";
      const outside: Record<string, string> = {};
      ambientHeaders()?.(outside);
      process.env["AWS_LAMBDA_FUNCTION_NAME"] = "f";
      const inside: Record<string, string> = {};
      ambientHeaders()?.(inside);
      expect([outside["x-amzn-trace-id"], inside["x-amzn-trace-id"]]).toEqual([undefined, "Root=1-a;Sampled=1%20%C3%A9"]);
    } finally {
      for (const name of ["_X_AMZN_TRACE_ID", "AWS_LAMBDA_FUNCTION_NAME"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });

  test("encode a trace as Python's quote does with botocore's safe characters", () => {
    const printable = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index));
    expect(encodeTraceId(printable)).toBe(
      `%21"%23%24%25&'%28%29%2A+,-.%2F0123456789:;%3C=%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ[%5C]%5E_%60abcdefghijklmnopqrstuvwxyz{%7C}~`,
    );
  });
});
