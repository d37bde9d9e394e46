/** Runs the hooks of a stage one after the other; only called where a stage has hooks. */

/** Runs hooks that change what they are given. */
export async function runHooks<Arguments extends readonly unknown[]>(
  hooks: ReadonlyArray<(...given: Arguments) => unknown>,
  ...given: Arguments
): Promise<void> {
  for (const hook of hooks) {
    const pending = hook(...given);
    if (pending instanceof Promise) await pending;
  }
}

/** Runs hooks that may replace their first argument. */
export async function replaceByHooks<Value, Context>(
  hooks: ReadonlyArray<(value: Value, context: Context) => Value | void | Promise<Value | void>>,
  value: Value,
  context: Context,
): Promise<Value> {
  let current = value;
  for (const hook of hooks) current = (await hook(current, context)) ?? current;
  return current;
}

/** Whether a hook says yes; the others are not asked. */
export async function anyHook<Arguments extends readonly unknown[]>(
  hooks: ReadonlyArray<(...given: Arguments) => boolean | Promise<boolean>>,
  ...given: Arguments
): Promise<boolean> {
  for (const hook of hooks) if (await hook(...given)) return true;
  return false;
}
