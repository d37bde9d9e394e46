/** Finds the name somebody probably meant: fewest edits, with swaps counting one; nothing when no name is close. */

/** The closest of some names, or undefined when the closest needs edits on more than a third of its letters. */
export function closestName(wrong: string, names: Iterable<string>): string | undefined {
  const simple = simplify(wrong);
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(simple, simplify(name));
    if (distance < least) [best, least] = [name, distance];
  }
  return best !== undefined && least <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const name = closestName(wrong, names);
  return name === undefined ? "" : ` Did you mean "${name}"?`;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

/** Letters to change, add, leave out or swap. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line[column] = Math.min(
        rows[row - 1]![column]! + 1,
        line[column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        swapped ? rows[row - 2]![column - 2]! + 1 : Infinity,
      );
    }
    rows.push(line);
  }
  return rows[from.length]![to.length]!;
}
