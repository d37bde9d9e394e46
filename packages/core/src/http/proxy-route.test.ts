import { isBypassed, proxyFor } from "./proxy-route.ts";

const at = (hostname: string, port?: number, protocol = "https:") => ({ protocol, hostname, port });

describe("NO_PROXY", () => {
  test.each([
    ["*", "s3.amazonaws.com", undefined, true],
    ["amazonaws.com", "s3.amazonaws.com", undefined, true],
    [".amazonaws.com", "s3.amazonaws.com", undefined, true],
    ["*.amazonaws.com", "s3.amazonaws.com", undefined, true],
    ["amazonaws.com", "amazonaws.com", undefined, true],
    ["amazonaws.com", "notamazonaws.com", undefined, false],
    ["example.com, localhost ,", "localhost", 4566, true],
    ["localhost:4566", "localhost", 4566, true],
    ["localhost:4567", "localhost", 4566, false],
    ["LOCALHOST", "localhost", undefined, true],
    ["::1", "[::1]", undefined, true],
    ["", "localhost", undefined, false],
    [",", "localhost", undefined, false],
  ])("%s says of %s (port %s): %s", (noProxy, hostname, port, expected) => {
    expect(isBypassed({ hostname, port }, noProxy)).toBe(expected);
  });
});

describe("the proxy of a request", () => {
  const proxies = { http: "proxy:8080", https: "https://us%40er:p%3Ass@secure:3129" };

  test("is that of its scheme, with credentials apart and masked", () => {
    expect(proxyFor(at("a.test", undefined, "http:"), proxies)).toEqual({
      protocol: "http:",
      hostname: "proxy",
      port: 8080,
      authorization: undefined,
      shownUrl: "http://proxy:8080",
    });
    expect(proxyFor(at("a.test"), proxies)).toEqual({
      protocol: "https:",
      hostname: "secure",
      port: 3129,
      authorization: `Basic ${btoa("us@er:p:ss")}`,
      shownUrl: "https://***:***@secure:3129",
    });
  });

  test("does not exist for metadata of the machine, nor for schemes without one", () => {
    expect(proxyFor(at("169.254.169.254", undefined, "http:"), proxies)).toBeUndefined();
    expect(proxyFor(at("a.test"), { http: "proxy:1" })).toBeUndefined();
    expect(proxyFor(at("a.test"), {})).toBeUndefined();
  });

  test.each(["socks5://proxy:1", "http://:x", "ftp://proxy"])("is refused as %s", (https) => {
    expect(() => proxyFor(at("a.test"), { https })).toThrow("Invalid configuration value(s) provided for proxies_config.");
  });
});
