/** The first line of a generated module. */
export function banner(folder: string): string {
  return `// Generated from models/${folder}/service-2.json. Do not edit: run \`pnpm generate ${folder.split("/")[0]}\`.`;
}
