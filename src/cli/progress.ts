import { loadCliProgress } from "../private/vendor";
import type { Terminal } from "./terminal";

interface SingleBar {
  start(total: number, from: number, payload: object): void;
  update(value: number, payload: object): void;
  stop(): void;
}

interface Bundle {
  readonly SingleBar: new (options: object) => SingleBar;
}

/** Shows how far a drill is. */
export interface Progress {
  /** @param share From 0 to 1. */
  show(share: number, what: string): void;
  end(): void;
}

/** A bar where a person watches, and nothing elsewhere: a log would keep every step of it. */
export function progressOf({ isWatched }: Pick<Terminal, "isWatched">): Progress {
  if (!isWatched) return { show: () => undefined, end: () => undefined };
  const { SingleBar } = loadCliProgress<Bundle>();
  const format = "{bar} {percentage} % | {what}";
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true });
  bar.start(100, 0, { what: "" });
  return {
    show: (share, what) => bar.update(Math.floor(share * 100), { what }),
    end: () => bar.stop(),
  };
}
