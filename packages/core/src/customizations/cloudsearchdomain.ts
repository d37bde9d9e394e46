/** Searches are sent as forms, because their query can be longer than an address may be (HND-48), and take an alias (HND-53). */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";
import { parameterAlias } from "./parameter-alias.ts";

export const cloudsearchdomain: Customization = {
  hooks: [
    /*#__PURE__*/ parameterAlias("return", "returnFields", ["Search"]),
    /*#__PURE__*/ hook("before-sign", ["Search"], sendAsForm),
  ],
};

function sendAsForm(request: HttpRequest, _plan: SigningPlan, { presigning }: CallContext): void {
  if (presigning || request.method !== "GET" || request.query === "") return;
  request.method = "POST";
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.body = request.query;
  request.query = "";
}
