/** API Gateway answers in HAL unless asked for JSON (botocore `add_accept_header`, HND-30). */
import { type Customization, hook } from "../events/hooks.ts";
import type { SerializedRequest } from "../protocols/protocol.ts";

export const apigateway: Customization = {
  hooks: [/*#__PURE__*/ hook("before-call", undefined, acceptJson)],
};

function acceptJson(request: SerializedRequest): void {
  request.headers["accept"] ??= "application/json";
}
