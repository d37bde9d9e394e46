/** Keeps what an object holds out of logs: `console.log`, `util.inspect` and `JSON.stringify` show a text instead. */

/** @param text - what is shown */
export function shownAs<Value extends object>(value: Value, text: () => string): Value {
  const shown = { value: text, configurable: true };
  return Object.defineProperties(value, { [Symbol.for("nodejs.util.inspect.custom")]: shown, toJSON: shown });
}
