import type { Flow } from "./effect";
import type { Execution } from "./execution";

/** What a compiled policy does. One that never waits is a plain function, which costs a fraction of a generator. */
export type Step = PlainStep | WaitingStep;

export interface PlainStep {
  readonly waits: false;
  readonly run: (request: Execution) => void;
}

export interface WaitingStep {
  readonly waits: true;
  readonly run: (request: Execution) => Flow;
}

export function plain(run: (request: Execution) => void): PlainStep {
  return { waits: false, run };
}

export function waiting(run: (request: Execution) => Flow): WaitingStep {
  return { waits: true, run };
}

/** One after the other; each counts as a statement. */
export function sequence(steps: readonly Step[]): Step {
  const immediate = steps.flatMap((step) => (step.waits ? [] : [step.run]));
  if (immediate.length === steps.length) return plain(allOf(immediate));
  const parts = grouped(steps);
  return waiting(function* (request) {
    for (const part of parts) {
      if (part.waits) {
        request.statements += 1;
        yield* part.run(request);
      } else part.run(request);
    }
  });
}

/** Runs a step inside of a generator. */
export function* flow(step: Step, request: Execution): Flow {
  if (step.waits) yield* step.run(request);
  else step.run(request);
}

function allOf(steps: readonly ((request: Execution) => void)[]): (request: Execution) => void {
  return (request) => {
    for (const run of steps) {
      request.statements += 1;
      run(request);
    }
  };
}

/** Runs of plain steps become one. */
function grouped(steps: readonly Step[]): Step[] {
  const parts: Step[] = [];
  let immediate: PlainStep["run"][] = [];
  for (const [index, step] of steps.entries()) {
    if (step.waits) parts.push(step);
    else immediate.push(step.run);
    const isLast = steps[index + 1]?.waits !== false;
    if (isLast && immediate.length > 0) {
      parts.push(plain(allOf(immediate)));
      immediate = [];
    }
  }
  return parts;
}
