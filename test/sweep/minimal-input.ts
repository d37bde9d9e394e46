/** The smallest input an operation accepts: its required members, each with the shortest plausible value. */
import type { ModelShape, ServiceModel } from "../../codegen/src/model/service-model.ts";

/** Members whose value must be more than a word, by service and member; the reason stands beside each. */
const VALUES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Addresses and account ids are taken out of these.
  "cloudfront-keyvaluestore": { KvsARN: "arn:aws:cloudfront::123456789012:key-value-store/example" },
  kinesis: {
    ConsumerARN: "arn:aws:kinesis:us-east-1:123456789012:stream/example/consumer/example:1",
    ResourceARN: "arn:aws:kinesis:us-east-1:123456789012:stream/example",
    StreamARN: "arn:aws:kinesis:us-east-1:123456789012:stream/example",
  },
  // The endpoint of the call itself.
  machinelearning: { PredictEndpoint: "https://realtime.machinelearning.us-east-1.amazonaws.com" },
};

/** Makes the input of an operation. */
export function minimalInput(model: ServiceModel, service: string, operation: string): Record<string, unknown> {
  const input = model.operations[operation]?.input;
  if (!input) return {};
  return { ...(valueOf(model, input.shape, []) as Record<string, unknown>), ...overrides(model, service, input.shape) };
}

function overrides(model: ServiceModel, service: string, shapeName: string): Record<string, unknown> {
  const members = model.shapes[shapeName]?.members ?? {};
  const required = model.shapes[shapeName]?.required ?? [];
  return Object.fromEntries(Object.entries(VALUES[service] ?? {}).filter(([name]) => name in members && required.includes(name)));
}

function valueOf(model: ServiceModel, name: string, within: readonly string[]): unknown {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`unknown shape ${name}`);
  if (shape.document) return {};
  if (shape.eventstream) return [];
  switch (shape.type) {
    case "structure":
      return structure(model, name, shape, within);
    case "list":
      return Array.from({ length: shape.min ?? 0 }, () => valueOf(model, shape.member!.shape, [...within, name]));
    case "map":
      return Object.fromEntries(
        Array.from({ length: shape.min ?? 0 }, (_, index) => [
          `${String(valueOf(model, shape.key!.shape, within))}${index || ""}`,
          valueOf(model, shape.value!.shape, [...within, name]),
        ]),
      );
    case "boolean":
      return true;
    case "timestamp":
      return new Date(1_700_000_000_000);
    case "blob":
      return new Uint8Array(Math.max(1, shape.min ?? 1));
    case "string":
    case "character":
      return text(shape);
    default:
      return shape.min ?? 1;
  }
}

/** Required members; of a union one member that needs no other. A shape within itself ends in an empty structure. */
function structure(model: ServiceModel, name: string, shape: ModelShape, within: readonly string[]): Record<string, unknown> {
  if (within.includes(name)) return {};
  const members = shape.members ?? {};
  const names = shape.union ? Object.keys(members).slice(0, 1) : (shape.required ?? []);
  return Object.fromEntries(names.map((member) => [member, valueOf(model, members[member]!.shape, [...within, name])]));
}

function text(shape: ModelShape): string {
  if (shape.enum && shape.enum.length > 0) return shape.enum[0]!;
  const least = shape.min ?? 1;
  const most = shape.max ?? Infinity;
  return "example-value".slice(0, Math.max(most, 1)).padEnd(least, "x");
}
