/** Everything the emitters write, decided: names, types, texts. Emitters only lay it out. */
import type { CompiledRules } from "../emit/endpoint-rules/compile-rule-set.ts";
import type { CompiledRegions } from "../emit/regions.ts";
import type { ClientMethodsPlan } from "./client-methods.ts";
import type { ExpressionPlan } from "./expressions.ts";
import type { ResourcesPlan } from "./resources/resource-plan.ts";
import type { RetriesPlan } from "./retries.ts";

/** A named constant or type that a file declares, with its comment. */
interface Declared {
  readonly name: string;
  /** Lines of the doc comment. */
  readonly comment: readonly string[];
}

/** A member of an interface or union. */
export interface MemberPlan extends Declared {
  readonly type: string;
  readonly optional: boolean;
}

/** One declaration of `types.ts`. */
export type TypePlan = Declared &
  (
    | { readonly kind: "interface"; readonly members: readonly MemberPlan[]; readonly isReply: boolean }
    | { readonly kind: "union"; readonly members: readonly MemberPlan[]; readonly open: boolean }
    | { readonly kind: "enum"; readonly values: readonly string[] }
    | { readonly kind: "alias"; readonly type: string }
  );

/** Parts of the runtime that an operation brings along. */
export type OperationExtra =
  | "blobs"
  | "compression"
  | "contextPath"
  | "eventStream"
  | "hostPrefix"
  | "requestChecksum"
  | "responseChecksum"
  | "streamInput"
  | "eventInput"
  | "streamOutput"
  | "timestamps"
  | "xmlBody";

/** Parts of the runtime that shapes need. */
export type ValuePart = Extract<OperationExtra, "blobs" | "timestamps">;

export interface OperationPlan extends Declared {
  /** Name in the API. */
  readonly apiName: string;
  /** Name of the constant; differs from `name` when that is a keyword. */
  readonly constant: string;
  /** Name by which `client.ts` imports it. */
  readonly clientConstant: string;
  /** Name under which `index.ts` exports it. */
  readonly indexName: string;
  readonly http: string;
  /** `types.X`, or `{}`. */
  readonly inputType: string;
  readonly inputOptional: boolean;
  readonly outputType: string;
  /** JSON text of the wire description, `{}` when empty. */
  readonly description: string;
  /** Whether shapes stand in the module's shared table. */
  readonly usesSharedShapes: boolean;
  readonly extras: readonly OperationExtra[];
  readonly hooks: readonly HookPlan[];
}

/** A constant with hooks, and the entry of core that exports it. */
export interface HookPlan {
  readonly constant: string;
  readonly part: string;
}

export interface ErrorPlan extends Declared {
  readonly membersType: string;
}

export interface PaginatorPlan extends Declared {
  readonly operation: OperationPlan;
  readonly inputToken: readonly string[];
  readonly outputToken: readonly ExpressionPlan[];
  readonly resultKey: readonly string[];
  readonly limitKey: string | undefined;
  readonly limitIsText: true | undefined;
  readonly moreResults: ExpressionPlan | undefined;
  readonly nonAggregateKeys: readonly string[] | undefined;
}

export interface AcceptorPlan {
  readonly state: string;
  readonly matcher: string;
  readonly argument: ExpressionPlan | undefined;
  readonly expected: string | number | boolean | null;
}

export interface WaiterPlan extends Declared {
  readonly apiName: string;
  /** Name with a small first letter, by which a client has it. */
  readonly method: string;
  readonly operation: OperationPlan;
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly AcceptorPlan[];
}

/** The service constant, without its endpoints. */
export interface ServiceFacts {
  readonly name: string;
  readonly id: string;
  readonly className: string;
  readonly apiVersion: string;
  /** Entry of `@boto3/core/codegen/v1/` and its exported constant. */
  readonly protocol: { readonly part: string; readonly constant: string };
  readonly endpointPrefix: string;
  readonly signingName: string | undefined;
  readonly signatureVersion: string | undefined;
  /** Signers beside `v4`; entries of `@boto3/core/codegen/v1/signers/`. */
  readonly signers: readonly string[];
  readonly auth: readonly string[] | undefined;
  readonly targetPrefix: string | undefined;
  readonly jsonVersion: string | undefined;
  readonly xmlNamespace: string | undefined;
  readonly queryCompatible: true | undefined;
  readonly globalEndpoint: string | undefined;
  readonly clientContextParams: Readonly<Record<string, string>> | undefined;
  readonly retries: RetriesPlan | undefined;
  readonly customization: string | undefined;
}

export interface ServicePlan {
  /** `s3/2006-03-01`. */
  readonly folder: string;
  readonly fullName: string;
  /** Doc comment of the service. */
  readonly comment: readonly string[];
  /** Name of the service in links to AWS's API reference. */
  readonly uid: string | undefined;
  readonly service: ServiceFacts;
  /** Methods of the client class beside the operations. */
  readonly clientMethods: readonly ClientMethodsPlan[];
  readonly operations: readonly OperationPlan[];
  /** JSON text of the shapes that giant operations share. */
  readonly sharedShapes: string | undefined;
  readonly types: readonly TypePlan[];
  /** Runtime types that `types.ts` names. */
  readonly runtimeTypes: readonly string[];
  readonly errors: readonly ErrorPlan[];
  /** JSON text of the errors by code, and of the shapes they share. */
  readonly errorTable: string | undefined;
  readonly errorShapes: string | undefined;
  /** Parts that the members of errors need. */
  readonly errorParts: readonly ValuePart[];
  readonly paginators: readonly PaginatorPlan[];
  readonly waiters: readonly WaiterPlan[];
  readonly resources: ResourcesPlan | undefined;
  readonly endpoints: { readonly rules: CompiledRules | undefined } & Partial<CompiledRegions>;
}
