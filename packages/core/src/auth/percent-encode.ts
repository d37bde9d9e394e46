/** Percent-encoding with only letters, digits and `-._~` left as they are, which is what all signatures are made over. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
