/** `GetTemplate` gives JSON templates as objects and YAML templates as text (botocore `json_decode_template_body`, HND-11). */
import { type Customization, hook } from "../events/hooks.ts";

export const cloudformation: Customization = {
  hooks: [/*#__PURE__*/ hook("after-call", ["GetTemplate"], parseTemplate)],
};

function parseTemplate(output: Record<string, unknown>): void {
  const body = output["TemplateBody"];
  if (typeof body !== "string") return;
  try {
    output["TemplateBody"] = JSON.parse(body);
  } catch {
    // YAML.
  }
}
