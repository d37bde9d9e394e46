/** Declares what a client class has by name: the set of definitions, its type, and boto3's spellings of the names. */
import { snakeCase } from "../plan/names.ts";
import { docComment } from "./doc-comment.ts";
import { propertyName } from "./literal.ts";

/** A member: name of the client's method or waiter, name in the API, constant with the definition. */
export interface SetMember {
  readonly method: string;
  readonly apiName: string;
  readonly constant: string;
}

/** Names of the declarations. */
export interface SetNames {
  readonly value: string;
  readonly type: string;
  readonly spellings: string;
}

export const PAGINATOR_SET: SetNames = { value: "paginators", type: "Paginators", spellings: "PaginatorSpellings" };
export const WAITER_SET: SetNames = { value: "waiters", type: "Waiters", spellings: "WaiterSpellings" };

/** The three declarations, for the client class. */
export function definitionSet(names: SetNames, members: readonly SetMember[]): string[] {
  const lines = (write: (member: SetMember) => string): string => members.map((member) => `  ${write(member)}\n`).join("");
  return [
    `${docComment([`The ${names.value} of the client by name.`])}export type ${names.type} = {\n${lines(({ method, constant }) => `readonly ${propertyName(method)}: typeof ${constant};`)}};`,
    `${docComment([`boto3's names of the ${names.value}.`])}export interface ${names.spellings} {\n${lines(({ method, apiName }) => `readonly ${propertyName(snakeCase(apiName))}: ${JSON.stringify(method)};`)}}`,
    `${docComment([`The ${names.value} of the client by name.`])}export const ${names.value}: ${names.type} = {\n${lines(({ method, constant }) => `${propertyName(method)}: ${constant},`)}};`,
  ];
}
