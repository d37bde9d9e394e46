/**
 * Timestream gives every account an endpoint of its own, which has to be asked for; DynamoDB tells one when it is asked (botocore
 * `discovery.py`, spec END-29, HND-79). Endpoints are kept as long as the service says, used beyond that while asking fails, and
 * forgotten when one turns out wrong, after which the call is tried again. With an explicit endpoint nothing is discovered. No service
 * marks identifiers today, so there is one list for each client.
 */
import { operation, type Operation } from "../client/operation.ts";
import { urlParts } from "../endpoints/endpoint-url.ts";
import {
  EndpointDiscoveryRefreshFailed,
  EndpointDiscoveryRequired,
  InvalidEndpointDiscoveryConfigurationError,
} from "../errors/discovery.ts";
import { ConnectionError, HTTPClientError } from "../errors/http.ts";
import { type AttemptEnd, type CallContext, hook, type Hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";

const PAUSE_AFTER_FAILURE_MS = 60_000;

const describeEndpoints: Operation<unknown, unknown> = /*#__PURE__*/ operation(
  "DescribeEndpoints",
  "POST /",
  '{"input":{},"output":{"Endpoints!":[{"Address!":"s","CachePeriodInMinutes!":"l"}]},"discoveryOperation":true}',
);

interface Discovered {
  address: string | undefined;
  expires: number;
  pausedUntil: number;
  asking: Promise<void> | undefined;
}

const DISCOVERED: WeakMap<object, Discovered> = /*#__PURE__*/ new WeakMap();

/**
 * The hooks of a client with this setting.
 *
 * @throws InvalidEndpointDiscoveryConfigurationError for another word than `auto`, `true` and `false`
 */
export function discoveryHooks(setting: string): readonly Hook[] {
  if (!/^(auto|true|false)$/.test(setting)) throw new InvalidEndpointDiscoveryConfigurationError(setting);
  return [
    hook("before-parameter-build", undefined, blockWhereDisabled),
    hook("before-sign", undefined, useDiscovered),
    hook("needs-retry", undefined, replaceWrong),
  ];
}

function isOn({ operation, config }: CallContext): boolean {
  const { discovery } = operation.traits;
  if (!discovery || config.endpointUrl !== undefined || config.endpointDiscoveryEnabled === "false") return false;
  return discovery.required || config.endpointDiscoveryEnabled === "true";
}

function blockWhereDisabled(_input: unknown, { operation, config }: CallContext): void {
  if (operation.traits.discovery?.required && config.endpointUrl === undefined && config.endpointDiscoveryEnabled === "false") {
    throw new EndpointDiscoveryRequired();
  }
}

async function useDiscovered(request: HttpRequest, _plan: unknown, context: CallContext): Promise<void> {
  if (context.presigning || !isOn(context)) return;
  const address = await discover(context);
  if (address === undefined) return;
  const parts = urlParts(address.startsWith("http") ? address : `https://${address}`);
  if (!parts?.hostname) return;
  request.protocol = `${parts.scheme}:`;
  request.hostname = parts.hostname;
  request.port = parts.port ? Number(parts.port) : undefined;
  request.path = parts.path || "/";
}

async function discover(context: CallContext): Promise<string | undefined> {
  const { config } = context;
  let known = DISCOVERED.get(config);
  if (!known) DISCOVERED.set(config, (known = { address: undefined, expires: 0, pausedUntil: 0, asking: undefined }));
  const now = config.clock().getTime();
  if (known.address !== undefined && now < known.expires) return known.address;
  const required = context.operation.traits.discovery!.required;
  if (now >= known.pausedUntil || (required && known.address === undefined)) {
    await (known.asking ??= ask(known, context).finally(() => (known.asking = undefined)));
  }
  if (known.address === undefined && required) throw new EndpointDiscoveryRefreshFailed();
  return known.address;
}

async function ask(known: Discovered, context: CallContext): Promise<void> {
  const now = context.config.clock().getTime();
  try {
    const { Endpoints } = (await context.call(describeEndpoints, {})) as {
      Endpoints?: Array<{ Address: string; CachePeriodInMinutes: number }>;
    };
    const [first] = Endpoints ?? [];
    if (!first) return;
    Object.assign(known, { address: first.Address, expires: now + Number(first.CachePeriodInMinutes) * 60_000, pausedUntil: 0 });
  } catch (error) {
    if (!(error instanceof ConnectionError || error instanceof HTTPClientError)) throw error;
    known.pausedUntil = now + PAUSE_AFTER_FAILURE_MS;
  }
}

/** An endpoint that the service disowns is asked for anew at once. */
function replaceWrong({ attempt, maxAttempts, reply }: AttemptEnd, context: CallContext): number | undefined {
  const error = reply?.error;
  if (!error || !isOn(context)) return undefined;
  if (reply.response.status !== 421 && error.Error?.Code !== "InvalidEndpointException") return undefined;
  DISCOVERED.delete(context.config);
  return attempt < maxAttempts ? 0 : undefined;
}
