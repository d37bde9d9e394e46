/** Predictions go to the host that the caller names (botocore `switch_host_machinelearning`, HND-35, spec END-32). */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";

export const machinelearning: Customization = {
  hooks: [/*#__PURE__*/ hook("before-sign", ["Predict"], usePredictEndpoint)],
};

function usePredictEndpoint(request: HttpRequest, _plan: SigningPlan, { presigning }: CallContext): void {
  if (presigning) return;
  const { PredictEndpoint: endpoint } = JSON.parse(String(request.body)) as { PredictEndpoint?: string };
  if (!endpoint || !URL.canParse(endpoint)) return;
  const { hostname, port } = new URL(endpoint);
  request.hostname = hostname;
  request.port = port === "" ? undefined : Number(port);
}
