import { isolated, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { EVERY_CALL } from "../client/call-wrapper.ts";
import { operation, readOperation, type Operation } from "../client/operation.ts";
import { LOG } from "./log.ts";
import { addLogHandler, formatRecord, logTo, setStreamLogger, type LogRecord } from "./loggers.ts";
import { redact, REDACTED, redactHeaders, redactUrl } from "./redact.ts";

const login: Operation<{ User: string; Password?: string; Pin?: string; Data?: Uint8Array }, { Token?: string }> = operation(
  "Login",
  "POST /login/{User}",
  '{"input":{"User! uri":"s","Password":"s*","Pin header:x-pin":"s*","Data":"B","Keys":{"$":["s"],"sensitive":true}},"output":{"Token":"s*"}}',
);

function client(script: Script, options = {}) {
  return createClient(service, { login }, isolated(script, options));
}

const OK = { body: '{"Token":"secret-token"}', headers: { "set-cookie": "secret-cookie" } };
const INPUT = { User: "ann", Password: "secret-password", Pin: "secret-pin" };

describe("a log", () => {
  test("shows a call under botocore's names, without its secrets", async () => {
    const lines: LogRecord[] = [];
    using _ = addLogHandler({ name: "botocore" }, (record) => lines.push(record));
    await client(new Script({ status: 500 }, OK)).login(INPUT);
    const text = lines.map(({ name, level, message }) => `${name} ${level} ${message}`).join("\n");
    expect(text).toContain('botocore.endpoint DEBUG Making request for OperationModel(name=Login) with params: {"User":"ann"');
    expect(text).toContain("botocore.endpoint DEBUG Sending http request: POST https://shelf.us-east-1.amazonaws.com/login/ann");
    expect(text).toContain("botocore.retryhandler DEBUG Retry needed: this is attempt 2 of Login.");
    expect(text).toMatch(/botocore.parsers DEBUG Response of Login after [\d.]+ ms: {"Token":"\*\*\* redacted \*\*\*"/);
    expect(text).toContain(`"authorization":"${REDACTED}"`);
    expect(text).not.toMatch(/secret-|Signature=/);
  });

  test("is quiet and builds nothing without a handler", async () => {
    expect(LOG.write).toBeUndefined();
    expect(EVERY_CALL).toEqual([]);
    const handler = addLogHandler({ name: "boto3" }, () => {
      throw new Error("nothing of botocore is below boto3");
    });
    await client(new Script(OK)).login(INPUT);
    LOG.write!("botocore.endpoint", "ERROR", () => {
      throw new Error("was built");
    });
    handler[Symbol.dispose]();
    expect(LOG.write).toBeUndefined();
    expect(EVERY_CALL).toEqual([]);
  });

  test("goes to standard error once, however often the stream logger is set", async () => {
    const { write } = process.stderr;
    const lines: string[] = [];
    process.stderr.write = (line: unknown) => lines.push(String(line)) > 0;
    try {
      setStreamLogger("");
      const logger = setStreamLogger({ name: "", level: "DEBUG", format: "%(levelname)s|%(name)s|%(message)s" });
      await client(new Script(OK)).login(INPUT);
      logger[Symbol.dispose]();
      await client(new Script(OK)).login(INPUT);
      expect(lines.filter((line) => line.includes("Making request"))).toHaveLength(1);
      expect(lines[0]).toMatch(/^DEBUG\|botocore.endpoint\|Making request.*\n$/);
    } finally {
      process.stderr.write = write;
    }
  });

  test("goes to a logger of the program for one client, by level", async () => {
    const lines: string[] = [];
    const logger = { debug: (line: string) => lines.push(line), info() {}, warn() {}, error() {} };
    const logged = client(new Script(OK, OK), { observers: [logTo(logger, { name: "botocore.parsers" })] });
    await logged.login(INPUT);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["botocore.parsers", "botocore.parsers"]);
    await client(new Script(OK), { observers: [logTo(logger, { level: "INFO" })] }).login(INPUT);
    expect(lines).toHaveLength(2);
  });

  test("writes Python's format", () => {
    const record: LogRecord = { name: "boto3", level: "INFO", message: "100%", time: new Date("2026-01-02T03:04:05.678Z") };
    expect(formatRecord(record, "%(asctime)s %(name)s [%(levelname)s] %(message)s %(other)s")).toBe(
      "2026-01-02 03:04:05,678 boto3 [INFO] 100% %(other)s",
    );
  });
});

describe("redaction", () => {
  const model = readOperation(login, service);

  test("hides sensitive members, whole structures of them, bytes and streams", () => {
    const value = { Password: "p", Keys: ["a"], Data: new Uint8Array(3), Other: 1n, Stream: new ReadableStream(), User: null };
    expect(redact(model.input, value)).toEqual({
      Password: REDACTED,
      Keys: REDACTED,
      Data: "<3 bytes>",
      Other: "1",
      Stream: "<stream>",
      User: null,
    });
  });

  test("hides headers that carry secrets", () => {
    const headers = {
      authorization: "a",
      "X-Amz-Security-Token": "b",
      "x-pin": "c",
      "x-amz-server-side-encryption-customer-key": "d",
    };
    expect(Object.values(redactHeaders({ ...headers, host: "h" }, model.input))).toEqual([
      REDACTED,
      REDACTED,
      REDACTED,
      REDACTED,
      "h",
    ]);
  });

  test("hides what is secret in an address", () => {
    expect(redactUrl("https://h/p?X-Amz-Signature=abc&b=1", model)).toBe(`https://h/p?X-Amz-Signature=${REDACTED}&b=1`);
    const open = readOperation(operation("Open", "GET /{Key}", '{"input":{"Key uri":"s*"}}'), service);
    expect(redactUrl("https://h/secret", open)).toBe("https://h/{Key}");
  });
});
