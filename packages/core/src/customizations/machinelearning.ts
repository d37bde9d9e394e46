/** Predictions go to the host that the caller names (botocore `switch_host_machinelearning`, HND-35, spec END-32). */
import { type Customization, hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";

export const machinelearning: Customization = {
  hooks: [/*#__PURE__*/ hook("before-sign", ["Predict"], usePredictEndpoint)],
};

function usePredictEndpoint(request: HttpRequest): void {
  const { PredictEndpoint: endpoint } = JSON.parse(String(request.body)) as { PredictEndpoint?: string };
  if (!endpoint || !URL.canParse(endpoint)) return;
  const { hostname, port } = new URL(endpoint);
  request.hostname = hostname;
  request.port = port === "" ? undefined : Number(port);
}
