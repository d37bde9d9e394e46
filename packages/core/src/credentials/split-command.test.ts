import { splitCommand } from "./split-command.ts";

describe("a command line", () => {
  test.each<[string, string, string[]]>([
    ["linux", `/bin/x --a 'b c' "d 'e" f\\ g`, ["/bin/x", "--a", "b c", "d 'e", "f g"]],
    ["linux", `x '' "" 'a'"b"`, ["x", "", "", "ab"]],
    ["linux", `x "a\\"b\\c" \\`.slice(0, -2), ["x", 'a"b\\c']],
    ["win32", `C:\\Program\\x.exe "a b" 'c d'`, ["C:\\Program\\x.exe", "a b", "'c", "d'"]],
    ["win32", `x "" y`, ["x", "", "y"]],
    ["win32", `x ""`, ["x", ""]],
    ["win32", `x \\\\"a b\\\\" \\"c d\\\\e`, ["x", "\\a b\\", '"c', "d\\\\e"]],
    ["win32", "x\ta\nb", ["x", "a\nb"]],
    ["win32", "  ", []],
  ])("of %s, %s, is split as botocore splits it", (platform, command, words) => {
    expect(splitCommand(command, platform)).toEqual(words);
  });

  test.each([
    ["linux", "x 'a"],
    ["linux", "x \\"],
    ["win32", 'x "a'],
  ])("of %s with an open quote is an error: %s", (platform, command) => {
    expect(() => splitCommand(command, platform)).toThrow("The value of credential_process has a quote that is not closed.");
  });
});
