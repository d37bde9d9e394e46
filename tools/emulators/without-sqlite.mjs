/**
 * Preload (`node --import`) for the fauxqs emulator: it imports `node:sqlite` for persistence, which Node 20 does not have and
 * which we never switch on. The import gets an empty stand-in instead.
 */
import { register } from "node:module";

const standIn = "data:text/javascript,export class DatabaseSync {}";
const hooks = `export async function resolve(specifier, context, next) {
  if (specifier === "node:sqlite") return { url: ${JSON.stringify(standIn)}, format: "module", shortCircuit: true };
  return next(specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
