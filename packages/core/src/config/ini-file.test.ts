import { parseIni, splitHeader } from "./ini-file.ts";

function read(text: string): Record<string, unknown> {
  return Object.fromEntries(parseIni(text, "~/.aws/config"));
}

function problem(text: string): string {
  try {
    read(text);
  } catch (error) {
    return `${(error as Error).message} (${((error as Error).cause as Error).message})`;
  }
  return "none";
}

describe("INI files", () => {
  test("names are lower case, values keep their case and percent signs", () => {
    expect(read("[a]\nRegion = US\nx:1\ny = %s%%(x)\nempty =\n")).toEqual({
      a: { region: "US", x: "1", y: "%s%%(x)", empty: "" },
    });
  });

  test("comments stand on lines of their own", () => {
    expect(read("# one\n[a]\n; two\nx = 1 # part of it\n  # three\n")).toEqual({ a: { x: "1 # part of it" } });
  });

  test("indented lines continue a value, or make a block below an empty one", () => {
    expect(read("[a]\nx = one\n  two\n\ns3 =\n  max = 1\n  style = path\ny = 2\n")).toEqual({
      a: { x: "one\ntwo", s3: { max: "1", style: "path" }, y: "2" },
    });
  });

  test("[DEFAULT] gives every section its values, [default] is a section", () => {
    expect(read("[DEFAULT]\nA=1\n[b]\nx=2\n[default]\na=3")).toEqual({ b: { x: "2", a: "1" }, default: { a: "3" } });
  });

  test("line ends of all systems", () => {
    expect(read("[a]\r\nx=1\r\n[b]\ry=2")).toEqual({ a: { x: "1" }, b: { y: "2" } });
  });

  test.each([
    ["x = 1\n", "line 1: there is no [section] before this line"],
    ["[a]\nnothing\n", 'line 2: expected "name = value"'],
    ["[a]\n[a]\n", "line 2: section [a] stands twice"],
    ["[a]\nx=1\nX=2\n", 'line 3: "x" stands twice in its section'],
    ["[a]\ns3 =\n  novalue\n", 'a line of a nested block has no "="'],
    ["[a]\nx=\ufffd\n", "line 1: the file is not UTF-8"],
  ])("%j is an error that says where", (text, cause) => {
    expect(problem(text)).toBe(`Unable to parse config file: ~/.aws/config (${cause})`);
  });

  test("headers are split like a shell line", () => {
    expect(splitHeader('profile "b c"')).toEqual(["profile", "b c"]);
    expect(splitHeader("profile   d")).toEqual(["profile", "d"]);
    expect(splitHeader("profile a\\ b")).toEqual(["profile", "a b"]);
    expect(splitHeader('profile "open')).toBeUndefined();
  });
});
