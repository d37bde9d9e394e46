/** Packages, files and bytes of an install, counted as `files` in the manifests has them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { TEST_SERVICES } from "../../tools/test-services.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { distOf, folderOf, manifestOf } from "./built-packages.ts";
import { excess, INSTALL, OPERATION } from "./ceilings.ts";

/** Folders of packages with all that they depend on. */
function withDependencies(folders: readonly string[]): string[] {
  const found = new Set(folders);
  for (const folder of found) {
    const { dependencies, peerDependencies } = manifestOf(folder);
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      expect(name).toMatch(/^@boto3\//);
      found.add(folderOf(name));
    }
  }
  return [...found];
}

/** Sizes of the files of a package's tarball. */
function sizesOf(folder: string): number[] {
  const dist = distOf(folder);
  const built = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const others = [
    join(ROOT, "LICENSE"),
    join(ROOT, "NOTICE"),
    join(ROOT, "packages", folder, "README.md"),
    join(ROOT, "packages", folder, "package.json"),
  ];
  return [...built, ...others.map((file) => statSync(file).size)];
}

test(`an install of ${INSTALL.services.join(", ")} is small`, () => {
  const folders = withDependencies(INSTALL.services.map((service) => `services/${service}`));
  const sizes = folders.flatMap(sizesOf);
  const kib = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  expect(excess({ packages: folders.length, files: sizes.length, kib }, INSTALL)).toEqual([]);
});

test.each(TEST_SERVICES)("an operation of %s takes little", (service) => {
  const dist = distOf(`services/${service}`);
  const bytesOf = (ending: string): number =>
    readdirSync(dist)
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
  const operations = readFileSync(join(dist, "operations.d.ts"), "utf8").match(/: Operation</g)!.length;
  expect(excess({ declared: bytesOf(".d.ts") / operations, code: bytesOf(".js") / operations }, OPERATION)).toEqual([]);
});
