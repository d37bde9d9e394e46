/** `NaN` and the infinities, which JSON writes as strings, and XML and headers as words. */
export function specialNumber(text: string): number | undefined {
  const [, sign, infinity] = /^\s*([+-]?)(?:(inf(?:inity)?)|nan)\s*$/i.exec(text) ?? [];
  return sign === undefined ? undefined : infinity ? Number(`${sign}Infinity`) : NaN;
}
