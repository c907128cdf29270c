import { cpuNow } from "./cpu-clock";

type Method = (...args: unknown[]) => unknown;

/** Milliseconds by phase. A phase inside another is counted once, for the inner one. */
export class Stopwatch {
  readonly phases: Record<string, number> = {};
  private readonly running: string[] = [];
  private since = cpuNow();

  run<T>(phase: string, step: () => T): T {
    this.lap();
    this.running.push(phase);
    try {
      return step();
    } finally {
      this.lap();
      this.running.pop();
    }
  }

  /** Goes from one of some phases to another; nothing happens in any other phase. */
  turnTo(phase: string, among: readonly string[]): void {
    const current = this.running.at(-1);
    if (current === undefined || current === phase || !among.includes(current)) return;
    this.lap();
    this.running[this.running.length - 1] = phase;
  }

  /** Times every call of a method from now on. The name of the phase may depend on what is running. */
  watch(owner: object, method: string, phase: string | ((outer: string | undefined) => string)): void {
    const watch = this;
    replace(
      owner,
      method,
      (original) =>
        function (this: unknown, ...args: unknown[]): unknown {
          const name = typeof phase === "string" ? phase : phase(watch.running.at(-1));
          return watch.run(name, () => original.apply(this, args));
        },
    );
  }

  /** Calls back before every call of a method from now on, with its first argument. */
  before(owner: object, method: string, callback: (argument: unknown) => void): void {
    replace(
      owner,
      method,
      (original) =>
        function (this: unknown, ...args: unknown[]): unknown {
          callback(args[0]);
          return original.apply(this, args);
        },
    );
  }

  private lap(): void {
    const now = cpuNow();
    const phase = this.running.at(-1);
    if (phase !== undefined) this.phases[phase] = (this.phases[phase] ?? 0) + now - this.since;
    this.since = now;
  }
}

function replace(owner: object, method: string, replacement: (original: Method) => Method): void {
  const holder = owner as Record<string, Method>;
  const original = holder[method];
  if (typeof original !== "function") throw new Error(`the bench watches '${method}', which is not there any more`);
  holder[method] = replacement(original);
}
