/** The ways in which the server and the disk of a random run fail. */
import type { Fault, Seen } from "./s3-server.ts";

/** What goes wrong in a run. */
export const TROUBLES = [
  "nothing",
  "anything",
  "reset at every part",
  "503 storm",
  "slow parts",
  "truncated bodies",
  "lost replies",
  "disk full",
  "source shrinks",
  "source grows",
] as const;

export type Trouble = (typeof TROUBLES)[number];

const ANY: readonly Fault[] = ["reset", "503", "truncate", "slow", "lost", "500 after"];

/** A call outlasts four refusals, the removal of an upload twelve. */
const LONGEST_STORM = 12;

/** What the server does to each request of a run. */
export function planFaults(trouble: Trouble, random: () => number): (request: Seen) => Fault {
  const below = (limit: number): number => Math.floor(random() * limit);
  const seen = new Set<string>();
  /** The fault for the first request for something, then none. */
  const once = (name: string, fault: Fault): Fault => {
    if (seen.has(name)) return "none";
    seen.add(name);
    return fault;
  };
  switch (trouble) {
    case "anything": {
      const rate = random() * 0.2;
      return () => (random() < rate ? ANY[below(ANY.length)]! : "none");
    }
    case "reset at every part":
      return (request) => (isPart(request) ? once(partOf(request), "reset") : "none");
    case "truncated bodies":
      return (request) => (isPart(request) ? once(partOf(request), "truncate") : "none");
    case "slow parts":
      return (request) => (isPart(request) ? "slow" : "none");
    case "503 storm": {
      const begin = below(8);
      const end = begin + 1 + below(LONGEST_STORM);
      let count = 0;
      return () => {
        count++;
        return count > begin && count <= end ? "503" : "none";
      };
    }
    case "lost replies":
      return ({ method, query }) => (method === "HEAD" || random() < 0.4 ? "none" : once(`${method}${String(query)}`, "lost"));
    default:
      return () => "none";
  }
}

function isPart({ query, headers }: Seen): boolean {
  return query.has("partNumber") || headers.range !== undefined;
}

function partOf({ query, headers }: Seen): string {
  return `${query.get("partNumber") ?? ""} ${headers.range ?? ""}`;
}
