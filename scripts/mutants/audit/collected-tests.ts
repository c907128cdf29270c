import { isDeepStrictEqual } from "node:util";
import { SourceModules } from "./source-modules";

/** A test of a table of tests, without the program that runs tests. */
export interface CollectedTest {
  /** What the table gives it. */
  readonly given: readonly unknown[];
  /** Throws when it fails. */
  readonly run: () => void;
}

/** The tests of some files, for whoever wants to run one of them often; and the modules that they are made of. */
export class CollectedTests {
  readonly all: readonly CollectedTest[];
  readonly modules: SourceModules;

  constructor(files: readonly string[], texts: ReadonlyMap<string, string>) {
    const all: CollectedTest[] = [];
    const test = (_: string, body: () => void) => all.push({ given: [], run: body });
    const each = (table: readonly unknown[]) => (_: string, body: (...given: unknown[]) => void) => {
      for (const row of table) {
        const given = Array.isArray(row) ? row : [row];
        all.push({ given, run: () => body(...given) });
      }
    };
    const globals = {
      describe: (_: string, body: () => void) => body(),
      test: Object.assign(test, { each }),
      expect: (found: unknown) => new Expectation(found),
    };
    this.modules = new SourceModules(texts, globals);
    for (const file of files) this.modules.load(file);
    this.all = all;
  }
}

/** As much of `expect` as those tests need. */
class Expectation {
  constructor(private readonly found: unknown) {}

  toBe(wanted: unknown): void {
    this.demand(Object.is(this.found, wanted), "is", wanted);
  }

  toEqual(wanted: unknown): void {
    this.demand(isDeepStrictEqual(this.found, wanted), "equals", wanted);
  }

  toHaveLength(wanted: number): void {
    this.demand((this.found as readonly unknown[]).length === wanted, "has the length", wanted);
  }

  toContain(wanted: unknown): void {
    this.demand((this.found as readonly unknown[]).includes(wanted), "contains", wanted);
  }

  toBeGreaterThan(wanted: number): void {
    this.demand((this.found as number) > wanted, "is greater than", wanted);
  }

  private demand(isTrue: boolean, what: string, wanted: unknown): void {
    if (!isTrue) throw new Error(`${JSON.stringify(this.found)} ${what} ${JSON.stringify(wanted)}? No`);
  }
}
