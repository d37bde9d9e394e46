import { checkNodeVersion } from "./node-version.ts";

describe("checkNodeVersion", () => {
  test.each(["20.19.0", "20.20.2", "22.0.0", "24.9.1"])("accepts %s", (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  test.each(["18.20.0", "20.18.3"])("says what to do about %s", (version) => {
    expect(() => checkNodeVersion(version)).toThrow(/Node .* is too old: Node 20\.19 or newer is needed/);
  });
});
