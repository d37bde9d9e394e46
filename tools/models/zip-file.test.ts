import { openZip } from "./zip-file.ts";
import { buildZip } from "./made-up-wheel.ts";

const archive = buildZip({ "a.txt": "first ".repeat(50), "folder/b.txt": "second", "c.txt": "third" });

describe("zip file", () => {
  test("gives names in order and contents, deflated or stored", () => {
    const zip = openZip(archive);
    expect(zip.names).toEqual(["a.txt", "folder/b.txt", "c.txt"]);
    expect(zip.names.map((name) => zip.read(name).toString())).toEqual(["first ".repeat(50), "second", "third"]);
  });

  test("refuses bytes that are no archive, and one that was cut off", () => {
    expect(() => openZip(Buffer.from("<html>not found</html>"))).toThrow("not a zip archive, or cut off");
    expect(() => openZip(archive.subarray(0, archive.length - 10))).toThrow("not a zip archive, or cut off");
    expect(() => openZip(archive.subarray(100))).toThrow("damaged");
  });

  test("refuses a changed entry and names it", () => {
    const changed = Buffer.from(archive);
    changed[changed.indexOf("third")] = 0x54;
    expect(() => openZip(changed).read("c.txt")).toThrow('the entry "c.txt" is damaged: its checksum does not match');
    expect(() => openZip(archive).read("nothing.txt")).toThrow('no entry "nothing.txt"');
  });
});
