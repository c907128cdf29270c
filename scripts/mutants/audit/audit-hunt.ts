import { createContext, Script } from "node:vm";
import { type AuditCase, type WrittenCase, writtenCase } from "../../../test/audit/corpus/audit-case";
import { type AuditChange, changedText } from "./audit-change";
import { SourceModules } from "./source-modules";

/** What became of a change. */
export interface AuditTrophy {
  readonly change: AuditChange;
  /** Undefined: nothing noticed it. */
  readonly noticed: { readonly by: string; readonly why: string } | undefined;
  /** Cases that were tried. */
  readonly tried: number;
}

const HARNESS = "test/audit/corpus/audit-case.ts";
const CORPUS = "test/audit/corpus/cases.ts";
/** What these parts of the library do is in the documents already, so they are written anew. */
const WRITERS = /^src\/(?:residency|zone)\//;
/** A change may make a loop endless. */
const MOST_MS = 10_000;

type Harness = Pick<typeof import("../../../test/audit/corpus/audit-case"), "foundIn" | "writtenCase">;
type Corpus = { readonly CASES: readonly AuditCase[] };

/** Tries changes of the audit on what cases of the corpus wrote. */
export class AuditHunter {
  private readonly written = new Map<string, WrittenCase>();

  /** `isThorough`: also tries the cases that a change does not name. */
  constructor(
    private readonly cases: readonly AuditCase[],
    private readonly isThorough: boolean,
  ) {}

  /** Looks for a case that says something else than it should, and stops there. */
  hunt(change: AuditChange): AuditTrophy {
    const modules = new SourceModules(new Map([[change.file, changedText(change)]]));
    let tried = 0;
    for (const one of this.inOrder(change)) {
      tried += 1;
      const why = differenceOf(one, () => this.found(modules, change, one));
      if (why !== undefined) return { change, noticed: { by: one.name, why }, tried };
    }
    return { change, noticed: undefined, tried };
  }

  /** What is wrong with the cases where nothing is changed. */
  faults(): readonly string[] {
    const { foundIn } = new SourceModules().load<Harness>(HARNESS);
    return this.cases.flatMap((one) => {
      const why = differenceOf(one, () => foundIn(this.writtenAsIs(one)));
      return why === undefined ? [] : [`'${one.name}' ${why}`];
    });
  }

  private found(modules: SourceModules, { file }: AuditChange, one: AuditCase): readonly string[] {
    const harness = modules.load<Harness>(HARNESS);
    if (!WRITERS.test(file)) return harness.foundIn(this.writtenAsIs(one));
    const again = modules.load<Corpus>(CORPUS).CASES.find(({ name }) => name === one.name);
    if (!again) throw new Error(`'${one.name}' is not in ${CORPUS}`);
    return harness.foundIn(harness.writtenCase(again));
  }

  private writtenAsIs(one: AuditCase): WrittenCase {
    const known = this.written.get(one.name) ?? writtenCase(one);
    this.written.set(one.name, known);
    return known;
  }

  /** Those that it names; all others only in a thorough hunt. */
  private inOrder({ name, noticedBy }: AuditChange): readonly AuditCase[] {
    const named = noticedBy.map((wanted) => {
      const found = this.cases.find((one) => one.name === wanted);
      if (found === undefined) throw new Error(`'${name}' names the case '${wanted}', which is not there`);
      return found;
    });
    return this.isThorough ? [...named, ...this.cases.filter((one) => !named.includes(one))] : named;
  }
}

/** How a case says something else than it should. */
function differenceOf({ expected }: AuditCase, run: () => readonly string[]): string | undefined {
  try {
    const found = inTime(run);
    const more = found.find((line, index) => found.indexOf(line) === index && !expected.includes(line));
    const less = expected.find((line) => !found.includes(line));
    if (less !== undefined) return `misses '${less}'`;
    if (more !== undefined) return `also says '${more}'`;
    return found.join("\n") === expected.join("\n")
      ? undefined
      : "says it in another order, or another number of times";
  } catch (error) {
    return `fails: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}

const WATCH = createContext({});
const RUN = new Script("run()");

function inTime<T>(run: () => T): T {
  return RUN.runInContext(Object.assign(WATCH, { run }), { timeout: MOST_MS }) as T;
}
