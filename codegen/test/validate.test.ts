/** One test per rule: a model that breaks it, and the findings as they are printed. */
import type { ModelResource } from "../src/model/resource-model.ts";
import type { ServiceModel } from "../src/model/service-model.ts";
import type { ServiceSource } from "../src/load/service-source.ts";
import { formatFinding } from "../src/validate/finding.ts";
import { validateService } from "../src/validate/validate-service.ts";
import { madeUpModel, madeUpSource } from "./made-up-model.ts";

function findings(change: (model: ServiceModel) => void, other: Partial<ServiceSource> = {}): string[] {
  const model = madeUpModel();
  change(model);
  return validateService(madeUpSource(model, other)).map((finding) => formatFinding(finding).replace("clock/2020-01-01/", ""));
}

describe("validation", () => {
  test("finds nothing wrong with a valid model", () => {
    expect(findings(() => {})).toEqual([]);
  });

  test("needs the facts a client is made from", () => {
    expect(findings((model) => delete (model.metadata as Partial<typeof model.metadata>).serviceId)).toEqual([
      "error: service-2.json#/metadata/serviceId: missing",
    ]);
    expect(findings((model) => delete (model as Partial<ServiceModel>).metadata)[0]).toBe(
      'error: service-2.json#/metadata: missing; a service model has an object "metadata"',
    );
  });

  test("knows the protocols of the runtime", () => {
    expect(findings((model) => (model.metadata.protocols = ["smoke"]))).toEqual([
      "error: service-2.json#/metadata/protocols: unknown protocol smoke; known are json, rest-json, rest-xml, smithy-rpc-v2-cbor, query, ec2",
    ]);
    expect(findings((model) => (model.metadata.protocol = "json"))).toEqual([
      "error: service-2.json#/metadata/targetPrefix: missing; json names the service by it",
    ]);
  });

  test("follows every reference", () => {
    expect(
      findings((model) => {
        model.shapes["GetTimeResponse"]!.members!["a/b"] = { shape: "C" };
        model.shapes["List"] = { type: "list" };
        model.shapes["Odd"] = { type: "tuple" as "list" };
        model.operations["GetTime"]!.errors = [{ shape: "Late" }];
        model.shapes["GetTimeResponse"]!.payload = "Body";
      }),
    ).toEqual([
      'error: service-2.json#/operations/GetTime/errors/0: unknown shape "Late"',
      'error: service-2.json#/shapes/GetTimeResponse/members/a~1b: unknown shape "C"',
      'error: service-2.json#/shapes/GetTimeResponse/payload: unknown member "Body"',
      "error: service-2.json#/shapes/List/member: missing",
      'error: service-2.json#/shapes/Odd/type: unknown type "tuple"',
    ]);
  });

  test("wants a method, a path and structures", () => {
    expect(
      findings((model) => {
        model.operations["GetTime"] = {
          name: "GetTime",
          http: { method: "FETCH", requestUri: "time" },
          output: { shape: "Text" },
        };
      }),
    ).toEqual([
      'error: service-2.json#/operations/GetTime/http/method: unknown method "FETCH"',
      "error: service-2.json#/operations/GetTime/http/requestUri: has to begin with a slash",
      'error: service-2.json#/operations/GetTime/output: "Text" is a string, not a structure',
    ]);
  });

  test("pairs labels of a path with members", () => {
    expect(findings((model) => (model.operations["GetTime"]!.http.requestUri = "/time/{Place+}"))).toEqual([
      'error: service-2.json#/operations/GetTime/http/requestUri: no member of the input is bound to the label "{Place}"',
      'error: service-2.json#/shapes/GetTimeRequest/members/Zone: bound to the URI, but "/time/{Place+}" has no label "{Zone}"',
    ]);
  });

  test("keeps the spellings of operations apart", () => {
    expect(
      findings((model) => {
        model.operations["getTime"] = { ...model.operations["GetTime"]!, name: "getTime" };
      }),
    ).toEqual([
      'error: service-2.json#/operations/getTime: is called "getTime" like "GetTime"',
      'error: service-2.json#/operations/getTime: is called "get_time" like "GetTime"',
    ]);
  });

  test("keeps ResponseMetadata free", () => {
    expect(findings((model) => (model.shapes["GetTimeResponse"]!.members!["ResponseMetadata"] = { shape: "Text" }))).toEqual([
      'error: service-2.json#/operations/GetTime/output: a member "ResponseMetadata" would hide the facts about the reply',
    ]);
  });

  test("refuses member names that a wire description cannot carry", () => {
    expect(findings((model) => (model.shapes["GetTimeResponse"]!.members!["a b"] = { shape: "Text" }))).toEqual([
      "error: service-2.json#/shapes/GetTimeResponse/members/a b: a member's name has no blank, `!`, `:`, `\"` or `#`",
    ]);
  });

  test("warns of errors that are none or share a code", () => {
    expect(
      findings((model) => {
        model.shapes["Late"] = { type: "structure", exception: true, members: {} };
        model.shapes["TooLate"] = { type: "structure", exception: true, members: {}, error: { code: "Late" } };
        model.operations["GetTime"]!.errors = [{ shape: "GetTimeResponse" }];
      }),
    ).toEqual([
      'warning: service-2.json#/shapes/TooLate: has the error code "Late" of "Late"; the later one wins',
      'warning: service-2.json#/operations/GetTime/errors/0: "GetTimeResponse" is not an exception',
    ]);
  });

  test("checks paginators against their operation", () => {
    expect(
      findings(() => {}, {
        paginators: {
          GetTime: { input_token: ["Token", "Mark"], output_token: "Token", limit_key: "Max" },
          ListTimes: { input_token: "a", output_token: "b" },
        },
      }),
    ).toEqual([
      "error: paginators-1.json#/pagination/GetTime/output_token: 2 input tokens, but 1 output tokens",
      'error: paginators-1.json#/pagination/GetTime/input_token: the input has no member "Mark"',
      'error: paginators-1.json#/pagination/GetTime/limit_key: the input has no member "Max"',
      'error: paginators-1.json#/pagination/ListTimes: unknown operation "ListTimes"',
    ]);
  });

  test("follows the expressions of paginators through the output", () => {
    expect(
      findings(
        (model) => {
          model.shapes["Times"] = { type: "list", member: { shape: "Time" } };
          model.shapes["GetTimeResponse"]!.members!["Times"] = { shape: "Times" };
        },
        {
          paginators: {
            GetTime: {
              input_token: "Token",
              output_token: "NextToken || Times[-1]",
              result_key: ["Times", "Time.Hours", "Times[]"],
              more_results: "Token[0]",
              non_aggregate_keys: ["Zone"],
            },
          },
        },
      ),
    ).toEqual([
      'error: paginators-1.json#/pagination/GetTime/output_token: GetTimeResponse has no member "NextToken"',
      'error: paginators-1.json#/pagination/GetTime/result_key: Time has no member "Hours"',
      'error: paginators-1.json#/pagination/GetTime/result_key: "Times[]" has to be names with dots between them',
      "error: paginators-1.json#/pagination/GetTime/more_results: Text is no list, which [0] needs",
      'error: paginators-1.json#/pagination/GetTime/non_aggregate_keys: GetTimeResponse has no member "Zone"',
    ]);
  });

  test("follows the expressions of waiters, and knows what can be expected", () => {
    const acceptor = (matcher: string, argument: string | undefined, expected: string | number | boolean | null) => ({
      state: "success",
      matcher,
      expected,
      ...(argument === undefined ? {} : { argument }),
    });
    expect(
      findings(() => {}, {
        waiters: {
          TimeUp: {
            operation: "GetTime",
            delay: 1,
            maxAttempts: 2,
            acceptors: [
              acceptor("path", "Time", "12:00"),
              acceptor("path", "length(Times) > `0`", true),
              acceptor("pathAll", "Token[].Name", "x"),
              acceptor("pathAny", "Time[", "x"),
              acceptor("status", undefined, "404"),
              acceptor("error", undefined, 404),
            ],
          },
        },
      }),
    ).toEqual([
      'error: waiters-2.json#/waiters/TimeUp/acceptors/1/argument: GetTimeResponse has no member "Times"',
      "error: waiters-2.json#/waiters/TimeUp/acceptors/2/argument: Text is no list, which [] needs",
      "error: waiters-2.json#/waiters/TimeUp/acceptors/3/argument: Invalid jmespath expression: Incomplete expression:",
      'error: waiters-2.json#/waiters/TimeUp/acceptors/4/expected: the matcher status cannot expect "404"',
      "error: waiters-2.json#/waiters/TimeUp/acceptors/5/expected: the matcher error cannot expect 404",
    ]);
  });

  test("checks waiters and their acceptors", () => {
    expect(
      findings(() => {}, {
        waiters: {
          TimeUp: {
            operation: "WaitTime",
            delay: 1,
            maxAttempts: 2,
            acceptors: [
              { state: "done", matcher: "path", expected: 1 },
              { state: "success", matcher: "guess", expected: 1 },
            ],
          },
        },
      }),
    ).toEqual([
      'error: waiters-2.json#/waiters/TimeUp/operation: unknown operation "WaitTime"',
      'error: waiters-2.json#/waiters/TimeUp/acceptors/0/state: unknown state "done"',
      "error: waiters-2.json#/waiters/TimeUp/acceptors/0/argument: missing; a path matcher has an expression",
      'error: waiters-2.json#/waiters/TimeUp/acceptors/1/matcher: unknown matcher "guess"',
    ]);
  });
});

describe("validation of resources", () => {
  const parameter = { target: "Zone", source: "identifier", name: "Name" };
  const clock = (change: Partial<ModelResource>): Partial<ServiceSource> => ({
    resources: { service: {}, resources: { Clock: { identifiers: [{ name: "Name" }], ...change } } },
  });
  const found = (change: Partial<ModelResource>): string[] => findings(() => {}, clock(change));

  test("finds nothing wrong with a valid one", () => {
    expect(
      found({ shape: "GetTimeResponse", load: { request: { operation: "GetTime", params: [parameter] }, path: "@" } }),
    ).toEqual([]);
  });

  test.each<[string, Partial<ModelResource>, string]>([
    ["shape", { shape: "Day" }, 'Clock/shape: unknown shape "Day"'],
    ["operation", { load: { request: { operation: "Wind" } } }, 'Clock/load/request/operation: unknown operation "Wind"'],
    [
      "target",
      { load: { request: { operation: "GetTime", params: [{ ...parameter, target: "Zones[0]" }] } } },
      'Clock/load/request/params/0/target: the input of GetTime has no member "Zones[0]"',
    ],
    [
      "identifier",
      { load: { request: { operation: "GetTime", params: [{ ...parameter, name: "Id" }] } } },
      'Clock/load/request/params/0/name: no identifier "Id"',
    ],
    [
      "source",
      { load: { request: { operation: "GetTime", params: [{ ...parameter, source: "air" }] } } },
      'Clock/load/request/params/0/source: unknown source "air"',
    ],
    [
      "path",
      { actions: { Read: { request: { operation: "GetTime" }, path: "Time[" } } },
      "Clock/actions/Read/path: not JMESPath: ",
    ],
    ["type", { has: { Hand: { resource: { type: "Hand" } } } }, 'Clock/has/Hand/resource/type: unknown resource "Hand"'],
    ["waiter", { waiters: { Noon: { waiterName: "IsNoon" } } }, 'Clock/waiters/Noon/waiterName: unknown waiter "IsNoon"'],
  ])("names an unknown %s", (_what, change, expected) => {
    const [first = ""] = found(change);
    expect(first).toContain(`error: resources-1.json#/resources/${expected}`);
  });
});
