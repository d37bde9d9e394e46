/** Decides the declarations of `types.ts`, in the model's order. */
import type { ModelShape, ServiceModel } from "../model/service-model.ts";
import { withFacts, type Documentation } from "../docs/documentation.ts";
import { memberFacts, shapeFacts } from "./facts.ts";
import { memberNote } from "./member-notes.ts";
import { addedMembers, peculiarMember } from "./peculiar-types.ts";
import type { MemberPlan, TypePlan } from "./service-plan.ts";
import { TypeExpressions } from "./type-expression.ts";
import type { Form, TypeForms } from "./type-forms.ts";

export function planTypes(
  model: ServiceModel,
  forms: TypeForms,
  docs: Documentation,
): { types: TypePlan[]; runtimeTypes: string[] } {
  const expressions = new TypeExpressions(model, forms);
  const types: TypePlan[] = [];
  for (const [shapeName, shape] of Object.entries(model.shapes)) {
    for (const form of forms.formsOf(shapeName))
      types.push(planType({ model, forms, docs, expressions }, shapeName, shape, form));
  }
  const runtimeTypes: Set<string> = new Set(expressions.used);
  for (const type of types) {
    if (type.kind === "union") runtimeTypes.add(type.open ? "OpenTaggedUnion" : "TaggedUnion");
    if (type.kind === "interface" && type.isReply) runtimeTypes.add("Reply");
  }
  return { types, runtimeTypes: [...runtimeTypes].sort() };
}

/** What every declaration is planned with. */
interface Surroundings {
  readonly model: ServiceModel;
  readonly forms: TypeForms;
  readonly docs: Documentation;
  readonly expressions: TypeExpressions;
}

function planType(surroundings: Surroundings, shapeName: string, shape: ModelShape, form: Form): TypePlan {
  const { forms, docs, expressions } = surroundings;
  const name = forms.nameOf(shapeName, form);
  const comment = withFacts(docs.shape(shapeName), shapeFacts(shape));
  if (shape.type !== "structure") {
    if (shape.enum) return { kind: "enum", name, comment, values: shape.enum };
    return { kind: "alias", name, comment, type: expressions.content({ shape: shapeName }, form) };
  }
  if (shape.union || shape.eventstream) {
    return { kind: "union", name, comment, open: form === "output", members: planMembers(surroundings, shapeName, shape, form) };
  }
  return {
    kind: "interface",
    name,
    comment,
    isReply: forms.isReplyOnly(shapeName),
    members: planMembers(surroundings, shapeName, shape, form),
  };
}

function planMembers({ model, docs, expressions }: Surroundings, shapeName: string, shape: ModelShape, form: Form): MemberPlan[] {
  const variants = shape.union || shape.eventstream;
  const { serviceId } = model.metadata;
  const added = addedMembers(serviceId, shapeName).map(({ name, type, comment }) => ({
    name,
    comment: [comment],
    type,
    optional: true,
  }));
  const members = Object.entries(shape.members ?? {})
    .filter(([, ref]) => !(shape.eventstream && model.shapes[ref.shape]!.exception))
    .map(([name, ref]) => {
      const required = shape.required?.includes(name) ?? false;
      const note = form === "input" ? memberNote(serviceId, shapeName, name) : undefined;
      const filledIn = (form === "input" && ref.idempotencyToken) || note?.isOptional;
      const peculiar = peculiarMember(serviceId, shapeName, name);
      const type = peculiar ? expressions.peculiar(peculiar) : expressions.of(ref, form);
      return {
        name,
        comment: withFacts(docs.member(shapeName, name), memberFacts(model, ref, required, form, note)),
        type,
        optional: !variants && !(form === "output" && isStream(type)) && (!required || filledIn === true),
      };
    });
  return [...members, ...added];
}

/** A stream of an output is always there, whatever the model says: the client makes it from the reply's body. */
function isStream(type: string): boolean {
  return type === "StreamingBody" || type.startsWith("AsyncIterable<");
}
