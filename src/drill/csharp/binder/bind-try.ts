import type { Catch, Try } from "../../../apim/expression-tree";
import { DotNetException } from "../dotnet-exception";
import { BOOL, EXCEPTION } from "../types/core-types";
import { ExceptionValue } from "../values/exception-value";
import type { Binding, StatementCode } from "./binding";
import { fault } from "./fault";
import { type Code, type Ending, type Frame, NORMAL } from "./frame";

interface Handler {
  readonly takes: Code<boolean>;
  readonly run: Code<Ending>;
  readonly slot: number | undefined;
}

export function bindTry(binding: Binding, tree: Try): StatementCode {
  const block = binding.statement(tree.block);
  const catches = tree.catches.map((each) => bindCatch(binding, each));
  const last = tree.finally && binding.statement(tree.finally);
  const handlers = catches.map(({ handler }) => handler);
  const guarded = handlers.length > 0 ? caught(block.run, handlers) : block.run;
  const parts = [block, ...catches.map(({ statement }) => statement)];
  return {
    run: last ? finished(guarded, last.run) : guarded,
    canEnd: parts.some(({ canEnd }) => canEnd) && (last?.canEnd ?? true),
    breaks: parts.some(({ breaks }) => breaks),
  };
}

function bindCatch(binding: Binding, tree: Catch): { readonly handler: Handler; readonly statement: StatementCode } {
  const own = binding.within(binding.scope.block());
  if (tree.type && own.type(tree.type) !== EXCEPTION) throw fault(tree.at, "only 'Exception' can be caught");
  const variable = tree.name === undefined ? undefined : own.scope.declare(tree.name, EXCEPTION);
  if (tree.name !== undefined && !variable) throw fault(tree.at, `'${tree.name}' is declared twice`);
  const takes = tree.when ? (own.converted(tree.when, BOOL) as Code<boolean>) : () => true;
  const statement = own.statement(tree.block);
  return { handler: { takes, run: statement.run, slot: variable?.slot }, statement };
}

function caught(run: Code<Ending>, handlers: readonly Handler[]): Code<Ending> {
  return (frame) => {
    try {
      return run(frame);
    } catch (error) {
      // What is no exception of .NET is a fault of this interpreter, or its end.
      if (!(error instanceof DotNetException)) throw error;
      return handle(frame, error, handlers);
    }
  };
}

function handle(frame: Frame, error: DotNetException, handlers: readonly Handler[]): Ending {
  const before = frame.caught;
  for (const { takes, run, slot } of handlers) {
    if (slot !== undefined) frame.slots[slot] = new ExceptionValue(error);
    if (!takes(frame)) continue;
    frame.caught = error;
    try {
      return run(frame);
    } finally {
      frame.caught = before;
    }
  }
  throw error;
}

function finished(run: Code<Ending>, last: Code<Ending>): Code<Ending> {
  return (frame) => {
    let ending: Ending;
    let result: unknown;
    try {
      ending = run(frame);
      result = frame.result;
    } catch (error) {
      last(frame);
      throw error;
    }
    const own = last(frame);
    if (own !== NORMAL) return own;
    frame.result = result;
    return ending;
  };
}
