/** The last step of a long text of rules: repeated parts become symbols. */

/** Shorter texts gain nothing worth their reading. */
export const MIN_ABBREVIATED_LENGTH = 3000;

/** More would make the text still shorter, but its compressed form longer. */
const MOST_DEFINITIONS = 42;

/** Begins symbols of two characters. */
const LONG_SYMBOL = "|";

/** The first code of characters that no text has. */
const PRIVATE_USE = 0xe000;

/**
 * Replaces repeated parts of a long text by symbols: characters it does not use, then pairs of `|` and any character. Each
 * definition, a symbol and what it stands for, precedes the text and a `~`; later ones may use earlier ones. Pairs are one character
 * until the end, so that none is cut.
 */
export function abbreviate(text: string): string {
  if (text.includes("~") || text.includes(LONG_SYMBOL)) return text;
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
    (character) => !`'"\\~${LONG_SYMBOL}`.includes(character),
  );
  const short = printable.filter((character) => !text.includes(character));
  const pairs = printable.map((_, index) => String.fromCharCode(PRIVATE_USE + index));
  const symbols = [...short, ...pairs].slice(0, MOST_DEFINITIONS);
  const definitions: string[] = [];
  let body = text;
  for (const symbol of symbols) {
    const part = bestRepeat(body, pairs.includes(symbol) ? 2 : 1);
    if (part === undefined) break;
    definitions.push(symbol + part);
    body = body.replaceAll(part, () => symbol);
  }
  return [...definitions, body]
    .join("~")
    .replace(/[\ue000-\ue0ff]/g, (pair) => LONG_SYMBOL + printable[pair.charCodeAt(0) - PRIVATE_USE]!);
}

/** The part of a text whose replacement by a symbol saves most. */
function bestRepeat(text: string, symbolLength: number): string | undefined {
  let best: string | undefined;
  let most = 8;
  for (const length of [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 24, 28, 32, 40, 48, 64]) {
    const ends = new Map<string, { count: number; end: number }>();
    for (let start = 0; start + length <= text.length; start++) {
      const part = text.slice(start, start + length);
      const seen = ends.get(part);
      if (!seen) ends.set(part, { count: 1, end: start + length });
      else if (start >= seen.end) {
        seen.count++;
        seen.end = start + length;
        const saved = seen.count * (length - symbolLength) - length - symbolLength - 1;
        if (saved > most) [best, most] = [part, saved];
      }
    }
  }
  return best;
}
