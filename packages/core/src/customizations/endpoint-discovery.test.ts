/** Endpoints that services tell (END-29, HND-79). */
import { customized, type Given } from "../../test/customized-client.ts";
import type { Step } from "../../test/invented-service.ts";
import type { ClientOptions } from "../client/options.ts";
import { InvalidEndpointDiscoveryConfigurationError } from "../errors/discovery.ts";
import { EndpointConnectionError } from "../errors/http.ts";
import { hook } from "../events/hooks.ts";
import { generatePresignedUrl } from "../presign/generate-presigned-url.ts";
import { json } from "../protocols/json/index.ts";
import { dynamodb } from "./dynamodb.ts";
import { timestreamQuery } from "./timestream-query.ts";

describe("endpoint discovery", () => {
  const found = { body: '{"Endpoints":[{"Address":"cell-1.test","CachePeriodInMinutes":1}]}' };
  const given: Given = {
    customization: timestreamQuery,
    name: "Query",
    description: '{"discovery":{"required":true}}',
    service: { protocol: json, targetPrefix: "T", jsonVersion: "1.0" },
  };

  test("asks once, and again when the time is over", async () => {
    let now = Date.parse("2026-01-02T03:04:05Z");
    const { script, client } = customized({
      ...given,
      steps: [found, { body: "{}" }, { body: "{}" }, found, { body: "{}" }],
      options: { clock: () => new Date(now) },
    });
    await client.call();
    await client.call();
    now += 61_000;
    await client.call();
    const regional = "shelf.us-east-1.amazonaws.com";
    expect(script.sent.map(({ hostname }) => hostname)).toEqual([
      regional,
      "cell-1.test",
      "cell-1.test",
      regional,
      "cell-1.test",
    ]);
    expect(script.sent[0]!.headers["x-amz-api-version"]).toBe("2026-01-01");
  });

  test("is left out with an explicit endpoint, and missed where it is off", async () => {
    const explicit = customized({ ...given, options: { endpointUrl: "http://localhost:1" } });
    await explicit.client.call();
    expect(explicit.script.sent.map(({ hostname }) => hostname)).toEqual(["localhost"]);
    await expect(customized({ ...given, options: { endpointDiscoveryEnabled: false } }).client.call()).rejects.toThrow(
      "Endpoint Discovery is not enabled but this operation requires it.",
    );
  });

  test.each([
    [421, "MisdirectedRequest"],
    [400, "InvalidEndpointException"],
  ])("END-29: asks again after %i %s, and tries the call again", async (status, code) => {
    const other = { body: found.body.replace("cell-1", "cell-2") };
    const wrong = { status, body: `{"__type":"${code}"}` };
    const again = customized({ ...given, steps: [found, wrong, other, { body: "{}" }] });
    await again.client.call();
    expect(again.script.sent.map(({ hostname }) => hostname).filter((name) => name.startsWith("cell"))).toEqual([
      "cell-1.test",
      "cell-2.test",
    ]);
    const options: ClientOptions = { retries: { totalMaxAttempts: 2 } };
    const always = customized({ ...given, options, steps: [found, wrong, found, wrong, found, { body: "{}" }] });
    await expect(always.client.call()).rejects.toThrow(code);
    await always.client.call();
    expect(always.script.sent).toHaveLength(6);
  });

  test("fails when nobody answers", async () => {
    const steps = [new EndpointConnectionError("u")];
    await expect(customized({ ...given, steps, options: { retries: { totalMaxAttempts: 1 } } }).client.call()).rejects.toThrow(
      "Endpoint Discovery failed to refresh the required endpoints.",
    );
  });

  describe("HND-79: of DynamoDB", () => {
    const optional: Given = { ...given, customization: dynamodb, description: '{"discovery":{"required":false}}' };
    const hosts = async (options: ClientOptions, ...steps: Step[]): Promise<string[]> => {
      const { script, client } = customized({ ...optional, options, steps });
      await client.call();
      await client.call();
      return script.sent.map(({ hostname }) => hostname);
    };
    const regional = "shelf.us-east-1.amazonaws.com";
    const answer = { body: "{}" };

    test("is left out unless it is turned on", async () => {
      expect(await hosts({}, answer, answer)).toEqual([regional, regional]);
      expect(await hosts({ endpointDiscoveryEnabled: false }, answer, answer)).toEqual([regional, regional]);
      const explicit: ClientOptions = { endpointDiscoveryEnabled: true, endpointUrl: "http://localhost:1" };
      expect(await hosts(explicit, answer, answer)).toEqual(["localhost", "localhost"]);
    });

    test("asks, also by the environment's word, and goes to the usual endpoint when nobody answers", async () => {
      expect(await hosts({ endpointDiscoveryEnabled: true }, found, answer, answer)).toEqual([
        regional,
        "cell-1.test",
        "cell-1.test",
      ]);
      const environment = (name: string): string | undefined => (name === "AWS_ENDPOINT_DISCOVERY_ENABLED" ? "TRUE" : undefined);
      const surroundings = { environment, fileExists: () => false };
      expect(await hosts({ surroundings }, found, answer, answer)).toEqual([regional, "cell-1.test", "cell-1.test"]);
      const options: ClientOptions = { endpointDiscoveryEnabled: true, retries: { totalMaxAttempts: 1 } };
      expect(await hosts(options, new EndpointConnectionError("u"), answer, answer)).toEqual([regional, regional, regional]);
    });

    test("refuses other words", async () => {
      const options = { endpointDiscoveryEnabled: "maybe" as "auto" };
      await expect(customized({ ...optional, options }).client.call()).rejects.toThrow(
        InvalidEndpointDiscoveryConfigurationError,
      );
      await expect(customized({ ...given, options }).client.call()).rejects.toThrow(/maybe/);
    });

    test("is not asked for an address, as boto3 signs one", async () => {
      const { script, client } = customized({ ...optional, options: { endpointDiscoveryEnabled: true } });
      expect(await generatePresignedUrl(client, "call")).toMatch(/^https:\/\/shelf\.us-east-1\.amazonaws\.com\//);
      expect(script.sent).toEqual([]);
    });

    test("runs before the caller's hooks", async () => {
      const seen: string[] = [];
      const hooks = [hook("before-sign", undefined, (request) => void seen.push(request.hostname))];
      await hosts({ endpointDiscoveryEnabled: true, hooks }, found, answer, answer);
      expect(seen).toEqual([regional, "cell-1.test", "cell-1.test"]);
    });
  });
});
