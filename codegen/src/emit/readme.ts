/** Emits the README of a service package: how to install it, how to make a client, three of its operations. */
import { packageName } from "../plan/names.ts";
import type { OperationPlan, ServicePlan } from "../plan/service-plan.ts";
import type { GeneratedText } from "./generated-file.ts";

export function emitReadme(plan: ServicePlan): GeneratedText {
  const { name, className } = plan.service;
  const shown = plan.operations.length > 0 ? [...easiest(plan.operations)] : [];
  const first = shown[0];
  const client = packageName(name);
  const text = `# ${client}

Client of ${plan.fullName} (API version ${plan.service.apiVersion}), part of boto3 for TypeScript.

\`\`\`sh
npm install @boto3/core ${client}
\`\`\`

The whole client:

\`\`\`ts
import { ${className} } from "${client}";

const client = new ${className}({ regionName: "us-east-1" });
${shown.map((operation) => `const ${operation.constant}Output = await client.${operation.name}(${operation.inputOptional ? "" : "{ /* ... */ }"});`).join("\n")}
${pagesAndWaits(plan)}\`\`\`
${
  first
    ? `
Only what a program uses, for small bundles:

\`\`\`ts
import { createClient } from "@boto3/core";
import { service, ${first.indexName} } from "${client}";

const client = createClient(service, { ${first.indexName} }, { regionName: "us-east-1" });
\`\`\`
`
    : ""
}
By name, as in Python:

\`\`\`ts
import { Session } from "@boto3/core";
import "${client}/register";

const client = new Session().client(${JSON.stringify(name)});
\`\`\`

- ${plan.operations.length} operations, ${plan.paginators.length} paginators, ${plan.waiters.length} waiters, ${plan.errors.length} modelled errors.
- [API reference](https://docs.aws.amazon.com/goto/WebAPI/${plan.uid ?? name}) of the service.
- [boto3 reference](https://docs.aws.amazon.com/boto3/latest/reference/services/${name}.html): names translate mechanically.
`;
  return { kind: "text", path: "README.md", text };
}

/** Three operations a reader can call at once: those without required input first. */
function easiest(operations: readonly OperationPlan[]): OperationPlan[] {
  const open = operations.filter((operation) => operation.inputOptional);
  return [...open, ...operations.filter((operation) => !operation.inputOptional)].slice(0, 3);
}

/** Lines with a loop over items and a wait, where the service has such. */
function pagesAndWaits({ paginators, waiters }: ServicePlan): string {
  const listed = paginators.find(({ operation }) => operation.inputOptional) ?? paginators[0];
  const input = listed?.operation.inputOptional ? "" : "{ /* ... */ }";
  const loop =
    listed && `for await (const item of client.paginate.${listed.operation.name}(${input}).items()) console.log(item);\n`;
  const wait = waiters[0] && `await client.waitUntil.${waiters[0].method}({ /* ... */ });\n`;
  return `${loop ?? ""}${wait ?? ""}`;
}
