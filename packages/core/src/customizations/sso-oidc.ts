/** OAuth errors describe themselves in `error_description` (botocore `_map_oauth2_errors`, HND-16, spec PAR-23). */
import { type Customization, hook } from "../events/hooks.ts";
import type { BufferedResponse } from "../http/response.ts";

export const ssoOidc: Customization = {
  hooks: [/*#__PURE__*/ hook("before-parse", undefined, useDescription)],
};

function useDescription(response: BufferedResponse): BufferedResponse | undefined {
  if (response.status < 400) return undefined;
  try {
    const body = JSON.parse(new TextDecoder().decode(response.body));
    const message = body.error_description;
    if (!message || (Object.hasOwn(body, "Message") ? body.Message : body.message)) return undefined;
    return { ...response, body: new TextEncoder().encode(JSON.stringify({ ...body, Message: message })) };
  } catch {
    return undefined;
  }
}
