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

/** Shows how far a command is. */
export interface Progress {
  /** @param share From 0 to 1. */
  show(share: number, what: string): void;
  end(): void;
}

/** A bar where a person watches, and nothing elsewhere: a log would keep every step of it. */
export function progressOf({ isWatched }: Pick<Terminal, "isWatched">, from = 0, what = ""): Progress {
  if (!isWatched) return { show: () => undefined, end: () => undefined };
  const { SingleBar } = loadCliProgress<Bundle>();
  const format = "{bar} {percentage} % | {what}";
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true });
  bar.start(100, percent(from), { what });
  return {
    show: (share, what) => bar.update(percent(share), { what }),
    end: () => bar.stop(),
  };
}

const PATIENCE_MS = 1000;

/** A bar of what is usually done before anybody would look at it. */
export interface LateProgress {
  /** @param isLong Whether what begins now will take its time: nothing is drawn while it is done. */
  show(share: number, what: string, isLong?: boolean): void;
  end(): void;
}

/** Begins to show after a second. */
export function lateProgressOf(
  terminal: Pick<Terminal, "isWatched">,
  now: () => number = () => performance.now(),
): LateProgress {
  const started = now();
  let bar: Progress | undefined;
  return {
    show: (share, what, isLong = false) => {
      if (bar) bar.show(share, what);
      else if (isLong || now() - started >= PATIENCE_MS) bar = progressOf(terminal, share, what);
    },
    end: () => {
      bar?.end();
      bar = undefined;
    },
  };
}

function percent(share: number): number {
  return Math.floor(share * 100);
}
