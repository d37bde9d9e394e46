import { getBook, isolated, Script, service } from "../../../test/invented-service.ts";
import { requestChecksum } from "../../codegen/v1/request-checksum.ts";
import { operation } from "../../client/operation.ts";
import { paginate } from "../../paginate/paginate.ts";
import { waitUntil } from "../../waiters/wait-until.ts";
import { createClient } from "../../client/create-client.ts";
import type { ClientOptions } from "../../client/options.ts";
import type { UserAgentConfig } from "../../client/user-agent.ts";
import { component, featureList, NodeUserAgent } from "./user-agent.ts";

const CONFIG: UserAgentConfig = {
  signatureVersion: undefined,
  userAgentExtra: undefined,
  endpointUrl: undefined,
  requestChecksumCalculation: "when_supported",
  responseChecksumValidation: "when_supported",
  credentials: () => ({ accessKeyId: "a", secretAccessKey: "s" }),
};
const FACTS = { protocol: "json", accountIdMode: undefined };

function header(config: Partial<UserAgentConfig> = {}, facts = {}, ...features: string[]): string {
  return new NodeUserAgent({ ...CONFIG, ...config }, { ...FACTS, ...facts }).header(features);
}

describe("the user agent", () => {
  test("tells in botocore's order what calls", () => {
    expect(header()).toMatch(
      /^boto3-ts\/\d+\.\d+\.\d+\S* ua\/2\.1 os\/(\w+)#\S+ md\/arch#\w+ lang\/js md\/nodejs#[\d.]+( exec-env\/\S+)? m\/D,Z,b,e cfg\/retry-mode#legacy$/,
    );
  });

  test("names the features of the client and of the call, sorted and once", () => {
    const config = {
      endpointUrl: "http://127.0.0.1",
      retryMode: "adaptive",
      requestChecksumCalculation: "when_required",
      responseChecksumValidation: "when_required",
      credentials: Object.assign(CONFIG.credentials, { method: "custom-process", features: ["v", "w"] }),
    } as const;
    expect(header(config, { protocol: "smithy-rpc-v2-cbor", accountIdMode: "required" }, "C", "U", "C")).toContain(
      " m/C,F,M,N,R,U,a,c,v,w cfg/retry-mode#adaptive",
    );
  });

  test("ends with the application and extras; a header of one's own replaces all but the extras", () => {
    const config = { userAgentAppid: "my app/#1", userAgentExtra: "x/1 (y)" };
    expect(header(config)).toMatch(/ cfg\/retry-mode#legacy app\/my-app-#1 x\/1 \(y\)$/);
    expect(header({ ...config, userAgent: "mine" })).toBe("mine x/1 (y)");
  });

  test("has only allowed characters, and a hash only in values", () => {
    expect(component("md", "a b#c", "d e#f")).toBe("md/a-b-c#d-e#f");
    expect(component("os", "é")).toBe("os/-");
  });

  test("cuts the list of features at a comma within 1024 bytes", () => {
    const list = featureList(Array.from({ length: 400 }, (_, index) => `F${index}`));
    expect(list.length).toBeLessThanOrEqual(1024);
    expect(list).toMatch(/^m\/F0,.*,F\d+$/);
  });
});

describe("calls", () => {
  async function agentOf(options: ClientOptions, call = {}): Promise<string | undefined> {
    const script = new Script({ body: "{}" });
    await createClient(service, { getBook }, isolated(script, options)).getBook({ Id: "1" }, call);
    return script.sent[0]!.headers["user-agent"];
  }

  test("send it unsigned, with the features they were made with", async () => {
    expect(await agentOf({ userAgentExtra: "mine/1" }, { features: ["C"] })).toMatch(
      / m\/C,D,Z,b,e cfg\/retry-mode#\w+ mine\/1$/,
    );
    expect(await agentOf({ userAgent: "whole" })).toBe("whole");
  });

  test("name paginators, waiters and the checksum that was sent", async () => {
    const script = new Script({ body: "{}" }, { body: "{}" }, { body: "{}" });
    const put = operation<{ Id: string; Algorithm?: string }, void>(
      "Put",
      "PUT /{Id}",
      '{"input":{"Id! uri":"s1","Algorithm header:x-amz-sdk-checksum-algorithm":"s"},"checksum":{"requestAlgorithmMember":"Algorithm"}}',
      { requestChecksum },
    );
    const client = createClient(service, { getBook, put }, isolated(script));
    await client.put({ Id: "1", Algorithm: "SHA256" });
    for await (const _ of paginate(
      client,
      { operation: getBook, inputToken: ["Token"], outputToken: ["Next"], resultKey: ["Title"] },
      { Id: "1" },
    ));
    await waitUntil(
      client,
      {
        name: "Read",
        operation: getBook,
        delay: 1,
        maxAttempts: 1,
        acceptors: [{ matcher: "status", expected: 200, state: "success" }],
      },
      { Id: "1" },
    );
    const features = script.sent.map(({ headers }) => / m\/(\S+)/.exec(headers["user-agent"]!)?.[1]);
    expect(features).toEqual(["D,Y,Z,b,e", "C,D,Z,b,e", "B,D,Z,b,e"]);
  });

  test("leave a header of the caller alone", async () => {
    expect(await agentOf({}, { headers: { "User-Agent": "curl" } })).toBe("curl");
  });
});
