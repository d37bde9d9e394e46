import {
  checkEndpointUrl,
  ipv6Host,
  isS3AccelerateUrl,
  isValidEndpointUrl,
  isValidIpv6EndpointUrl,
  urlParts,
} from "./endpoint-url.ts";

describe("urlParts", () => {
  test("keeps the authority as written", () => {
    expect(urlParts("HTTPS://user@Example.com:8443/A/b?c=d#e")).toEqual({
      scheme: "https",
      authority: "user@Example.com:8443",
      hostname: "example.com",
      port: "8443",
      path: "/A/b",
      query: "c=d",
    });
  });

  test("reads IPv6 hosts", () => expect(urlParts("http://[::1]:80")).toMatchObject({ hostname: "::1", port: "80", path: "" }));
  test("wants a scheme", () => expect(urlParts("example.com")).toBeUndefined());
});

describe("validity of endpoint URLs", () => {
  test.each([
    ["https://s3.amazonaws.com/", true, false],
    ["http://localhost:80", true, false],
    ["http://a b/", false, false],
    ["https://-bad.com", false, false],
    ["https://x_y.com", false, false],
    ["https://[::1]:80", false, true],
    ["http://[::1%eth0]", false, true],
    ["https://", false, false],
    ["https://a.b.", true, false],
    ["https://a\n.b", false, false],
  ])("%j", (url, valid, ipv6) => {
    expect([isValidEndpointUrl(url), isValidIpv6EndpointUrl(url)]).toEqual([valid, ipv6]);
  });

  test.each(["::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "fe80::1%25eth0"])("%s is an IPv6 address", (host) =>
    expect(ipv6Host(host)).toBe(host),
  );
  test.each(["1:2:3", "1::2::3", "1:2:3:4:5:6:7:8:9", "g::", "abc", undefined])("%s is none", (host) =>
    expect(ipv6Host(host)).toBeUndefined(),
  );
  test("a bad URL is refused with its text", () =>
    expect(() => checkEndpointUrl("https://-bad.com")).toThrow("Invalid endpoint: https://-bad.com"));
});

describe("isS3AccelerateUrl", () => {
  test.each([
    ["https://s3-accelerate.amazonaws.com", true],
    ["https://s3-accelerate.dualstack.amazonaws.com", true],
    ["https://s3-accelerate.dualstack.dualstack.amazonaws.com", false],
    ["https://bucket.s3-accelerate.amazonaws.com", false],
    ["https://s3.amazonaws.com", false],
  ])("%s: %s", (url, expected) => expect(isS3AccelerateUrl(url)).toBe(expected));
});
