import { homedir, tmpdir } from "node:os";
import { ROOT } from "./built-library";

// Another day, another dice. A program that reads either gives itself away by what it writes.
const OTHER_CLOCK = `
const now = Date.now.bind(Date);
const later = () => now() + 400 * 24 * 3600 * 1000;
globalThis.Date = class extends Date {
  constructor(...args) { super(...(args.length > 0 ? args : [later()])); }
  static now() { return later(); }
};
let dice = 0;
Math.random = () => (dice = (dice + 0.37) % 1);
`;

/** How to run a program as if on another machine: another date, time zone, language, user and home. */
export function otherMachine(home: string): { nodeArguments: string[]; env: Record<string, string> } {
  return {
    nodeArguments: ["--import", `data:text/javascript,${encodeURIComponent(OTHER_CLOCK)}`],
    env: { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", HOME: home, USER: "somebody" },
  };
}

/** Words in a text that tell where it was written: folders, stack frames. */
export function tracesOfMachine(text: string, ...folders: readonly string[]): string[] {
  const places = [ROOT, process.cwd(), homedir(), tmpdir(), ...folders].filter((place) => place.length > 3);
  const frames = text.match(
    /at (?:\w+\.)?<anonymous>|node:internal|node_modules|[\w-]+\.[cm]?[jt]s:\d+|stacktrace|\btrace"/g,
  );
  return [...places.filter((place) => text.includes(place)), ...(frames ?? [])];
}
