/** Line charts as SVG, for the pages: one panel for each table of the scenario `growth`. Both axes begin at nothing, so that straight is linear. */
import { figure } from "./harness.ts";
import { valueOf, type SavedResult } from "./results.ts";

const WIDTH = 420;
const HEIGHT = 270;
const MARGIN = { left: 56, right: 14, top: 40, bottom: 40 };
const COLORS: Readonly<Record<string, string>> = { ours: "#0969da", "AWS SDK v3": "#cf222e", "limit node:http": "#57606a" };
const OTHER_COLORS = ["#0969da", "#8250df"];

/** Panels side by side, two in a row. */
export function chart(results: readonly SavedResult[]): string {
  const rows = Math.ceil(results.length / 2);
  const panels = results.map(
    (result, index) => `<g transform="translate(${(index % 2) * WIDTH} ${Math.floor(index / 2) * HEIGHT})">${panel(result)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${rows * HEIGHT}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#ffffff"/>
${panels.join("\n")}
</svg>
`;
}

function panel(result: SavedResult): string {
  const counts = result.rows.map(({ label }) => Number(label));
  const lines = result.columns.map(({ name }) => name).filter((name) => !name.endsWith(", each more"));
  const values = lines.map((name) => result.rows.map(({ label }) => valueOf(result, label, name)));
  const most = niceCeiling(Math.max(...values.flat().map((value) => value ?? 0)));
  // Calls at once double from one mark to the next.
  const isDoubling = result.id === "concurrency";
  const place = (count: number): number => (isDoubling ? Math.log2(count) : count);
  const right = place(counts.at(-1)!);
  const x = (count: number): number =>
    round(MARGIN.left + ((WIDTH - MARGIN.left - MARGIN.right) * (place(count) - (isDoubling ? place(counts[0]!) : 0))) / right);
  const y = (value: number): number => round(HEIGHT - MARGIN.bottom - ((HEIGHT - MARGIN.top - MARGIN.bottom) * value) / most);
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  return [
    text(MARGIN.left, 16, result.title, 'font-weight="bold"'),
    ...marks.map(
      (mark) =>
        `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(mark)}" y2="${y(mark)}" stroke="#d0d7de"/>` +
        text(MARGIN.left - 6, y(mark) + 4, figure(mark, most < 10 ? 1 : 0), 'text-anchor="end"'),
    ),
    ...spread(counts, x).map((count) => text(x(count), HEIGHT - MARGIN.bottom + 16, String(count), 'text-anchor="middle"')),
    text(WIDTH - MARGIN.right, HEIGHT - 8, result.of, 'text-anchor="end" fill="#57606a"'),
    ...lines.map((name, index) => line(name, index, counts, values[index]!, x, y)),
  ].join("\n");
}

function line(
  name: string,
  index: number,
  counts: readonly number[],
  values: ReadonlyArray<number | undefined>,
  x: (count: number) => number,
  y: (value: number) => number,
): string {
  const color = COLORS[name] ?? OTHER_COLORS[index % OTHER_COLORS.length]!;
  const points = counts.flatMap((count, at) =>
    values[at] === undefined ? [] : [[x(count), y(Math.max(values[at], 0))] as const],
  );
  const circles = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${color}"/>`).join("");
  return `<polyline fill="none" stroke="${color}" stroke-width="1.5" points="${points.join(" ")}"/>${circles}${text(
    MARGIN.left + index * 110,
    31,
    name,
    `fill="${color}"`,
  )}`;
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${content.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
}

/** Counts whose labels do not touch. */
function spread(counts: readonly number[], x: (count: number) => number): number[] {
  const kept: number[] = [];
  for (const count of counts) if (kept.length === 0 || x(count) - x(kept.at(-1)!) >= 28) kept.push(count);
  return kept;
}

/** The next of 1, 2, 2.5, 5, 10 and their tenfolds. */
function niceCeiling(value: number): number {
  const scale = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 2.5, 5, 10].map((step) => step * scale).find((step) => step >= value)!;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
