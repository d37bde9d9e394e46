/** Shapes whose name a customization has to see at run time; their references keep it in the wire description. */
interface NamedShapes {
  readonly shapes: readonly string[];
  readonly reason: string;
}

const NAMED_SHAPES: Readonly<Record<string, NamedShapes>> = {
  iam: { shapes: ["policyDocumentType"], reason: "policy documents are URL-decoded and parsed as JSON" },
  route53: { shapes: ["ResourceId", "DelegationSetId", "ChangeId"], reason: "a path in front of an id is taken off" },
};

export function namedShapesOf(service: string): ReadonlySet<string> {
  return new Set(NAMED_SHAPES[service]?.shapes);
}
