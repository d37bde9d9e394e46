/** Everything `resource.ts` says, decided. */

/** A member of an interface: its text up to the semicolon, and its comment. */
export interface SignaturePlan {
  readonly signature: string;
  readonly comment: readonly string[];
}

/** An interface of collections with batch actions. */
export interface CollectionPlan {
  readonly name: string;
  readonly comment: readonly string[];
  /** `Collection<Bucket, types.ListBucketsRequest>`. */
  readonly base: string;
  readonly members: readonly SignaturePlan[];
}

/** Members written by hand that a type gets: an interface, and the constant that holds them. */
export interface ExtensionPlan {
  readonly module: string;
  /** Name of the interface, and the type arguments it takes. */
  readonly type: string;
  readonly constant: string;
  /** Modelled members whose place it takes. */
  readonly replaces: readonly string[];
}

/** One resource type. */
export interface ResourceTypePlan {
  /** Exported name: `Bucket`, or `S3Resource`. */
  readonly name: string;
  /** Name in the model: `Bucket`, or `ServiceResource`. */
  readonly type: string;
  readonly comment: readonly string[];
  /** Type of `meta.data`. */
  readonly dataType: string;
  /** Tuple of the constructor's arguments. */
  readonly constructorArguments: string;
  readonly members: readonly SignaturePlan[];
  readonly extensions: readonly ExtensionPlan[];
  /** The definition as a literal; see `definition.ts` of `@boto3/resources`. */
  readonly definition: Readonly<Record<string, unknown>>;
}

/** Values of resources that differ from those of the plain client: what the module exports to make and type them. */
export interface ValuesPlan {
  readonly module: string;
  /** Makes the class of the resources' client from that of the plain one. */
  readonly clientClass: string;
  /** Generic types: of the client, and of inputs and outputs. */
  readonly clientType: string;
  readonly inputType: string;
  readonly outputType: string;
}

export interface ResourcesPlan {
  /** Name of the exported class of the service itself. */
  readonly className: string;
  /** Packages that `resource.ts` imports from, beside core. */
  readonly packages: readonly string[];
  readonly values: ValuesPlan | undefined;
  readonly types: readonly ResourceTypePlan[];
  readonly collections: readonly CollectionPlan[];
  /** Runtime types that signatures name. */
  readonly runtimeTypes: readonly string[];
}
