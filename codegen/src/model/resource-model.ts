/** `resources-1.json` as boto3 has it: what a service's resources are made of. */

/** A value filled in: by target, from an identifier, a path or a constant. */
export interface ModelParameter {
  target: string;
  source: string;
  /** Identifier, for `identifier`. */
  name?: string;
  /** For `data`, `response` and `requestParameter`. */
  path?: string;
  /** For `string`, `integer` and `boolean`. */
  value?: string | number | boolean;
}

/** Resources that a reply, data or the caller gives. */
export interface ModelResourceReference {
  type: string;
  path?: string;
  identifiers?: ModelParameter[];
}

/** An action, a load or a collection. */
export interface ModelAction {
  request: { operation: string; params?: ModelParameter[] };
  resource?: ModelResourceReference;
  path?: string;
}

export interface ModelResource {
  identifiers?: Array<{ name: string; memberName?: string }>;
  /** Shape of the data. */
  shape?: string;
  load?: ModelAction;
  actions?: Record<string, ModelAction>;
  batchActions?: Record<string, ModelAction>;
  has?: Record<string, { resource: ModelResourceReference }>;
  hasMany?: Record<string, ModelAction & { resource: ModelResourceReference }>;
  waiters?: Record<string, { waiterName: string; params?: ModelParameter[] }>;
}

export interface ResourceModel {
  service: ModelResource;
  resources?: Record<string, ModelResource>;
}
