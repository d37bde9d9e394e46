/**
 * The three spellings of an operation, paginator or waiter name: `ListObjectsV2` in the API, `listObjectsV2` here,
 * `list_objects_v2` in boto3. The snake-case rule and its exceptions are those of botocore's `xform_name`; the other two differ
 * in their first letter only. Codegen proves on all models that the map loses nothing.
 */

/** Runs of capitals that the rule would split, and how boto3 spells them; each stands for every name that has it. */
const IRREGULAR_WORDS: ReadonlyArray<readonly [word: RegExp, snake: string]> = [
  [/iSCSI/, "Iscsi"],
  [/HITs(?=For)/, "Hits"],
  [/PartiQL/, "Partiql"],
  [/OAuth2/, "Oauth2"],
  [/WhatsApp/, "Whatsapp"],
  [/OTel/, "Otel"],
];

/**
 * boto3's method name of an API name.
 *
 * @param name - API name, e.g. `DescribeDBInstances`; a name with an underscore is taken as done
 * @returns e.g. `describe_db_instances`
 */
export function snakeCase(name: string): string {
  if (name.includes("_")) return name;
  let words = name;
  for (const [word, snake] of IRREGULAR_WORDS) words = words.replace(word, snake);
  return plainSnakeCase(words);
}

/** The rule without its exceptions: spellings that boto3 once had and still takes. */
function plainSnakeCase(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `_${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** Our name of an API name: its first letter lowered. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * Finds the API name behind any of its three spellings.
 *
 * @param name - as a caller wrote it
 * @param names - API names to choose from
 * @returns the API name, or `undefined` when none is spelt so
 */
export function findApiName(name: string, names: Iterable<string>): string | undefined {
  for (const candidate of names) {
    if (candidate === name || camelCase(candidate) === name) return candidate;
  }
  const all = [...names];
  return all.find((candidate) => snakeCase(candidate) === name) ?? all.find((candidate) => plainSnakeCase(candidate) === name);
}
