/** The files of one service, read and corrected: what every later stage starts from. */
import type { DocumentedModel } from "../docs/documentation.ts";
import type { ResourceModel } from "../model/resource-model.ts";
import type { ServiceModel } from "../model/service-model.ts";
import type { RetryDocument } from "../plan/retries.ts";

/** One entry of `paginators-1.json`. */
export interface ModelPaginator {
  input_token: string | string[];
  output_token: string | string[];
  result_key?: string | string[];
  limit_key?: string;
  more_results?: string;
  non_aggregate_keys?: string[];
}

/** One acceptor of `waiters-2.json`. */
export interface ModelAcceptor {
  state: string;
  matcher: string;
  argument?: string;
  expected: string | number | boolean | null;
}

/** One entry of `waiters-2.json`. */
export interface ModelWaiter {
  operation: string;
  delay: number;
  maxAttempts: number;
  acceptors: ModelAcceptor[];
}

/** Files about all services, read once. */
export interface SharedModels {
  /** `endpoints.json`. */
  readonly endpoints?: unknown;
  /** `_retry.json`. */
  readonly retries?: RetryDocument | undefined;
}

export interface ServiceSource extends SharedModels {
  /** Folder in `models/`, also the package's name: `s3`. */
  readonly name: string;
  readonly apiVersion: string;
  /** Folder of the files relative to the models directory: `s3/2006-03-01`. */
  readonly folder: string;
  readonly model: ServiceModel;
  readonly paginators: Readonly<Record<string, ModelPaginator>>;
  readonly waiters: Readonly<Record<string, ModelWaiter>>;
  /** Resources, for the services that have some. */
  readonly resources?: ResourceModel | undefined;
  /** Endpoint rule set, when the service has one. */
  readonly ruleSet: unknown;
  /** The model with AWS's texts, when they were asked for. */
  readonly documentation?: DocumentedModel | undefined;
}
