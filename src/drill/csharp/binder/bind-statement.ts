import type { If, Local, Return, Statement, Switch, Throw, Using } from "../../../apim/expression-tree";
import { DotNetException } from "../dotnet-exception";
import { nullReference } from "../text/exceptions";
import { BOOL, EXCEPTION } from "../types/core-types";
import { DEFAULT, NEVER, NULL, VOID } from "../types/type";
import { defaultOf } from "../values/defaults";
import type { ExceptionValue } from "../values/exception-value";
import { keyOf } from "../values/identity";
import { bindDoWhile, bindFor, bindForEach, bindWhile } from "./bind-loop";
import { bindTry } from "./bind-try";
import type { Binding, StatementCode } from "./binding";
import { convert } from "./convert";
import { fault } from "./fault";
import { BREAK, CONTINUE, type Code, type Ending, type Frame, NORMAL, RETURN } from "./frame";

export function bindStatement(binding: Binding, tree: Statement): StatementCode {
  switch (tree.kind) {
    case "block":
      return bindBlock(binding.within(binding.scope.block()), tree.statements);
    case "empty":
      return plain(() => NORMAL);
    case "local":
      return bindLocal(binding, tree);
    case "expression":
      return effect(binding.expression(tree.expression).code);
    case "if":
      return bindIf(binding, tree);
    case "while":
      return bindWhile(binding, tree);
    case "do-while":
      return bindDoWhile(binding, tree);
    case "for":
      return bindFor(binding, tree);
    case "foreach":
      return bindForEach(binding, tree);
    case "return":
      return bindReturn(binding, tree);
    case "break":
      return { run: () => BREAK, canEnd: false, breaks: true };
    case "continue":
      return { run: () => CONTINUE, canEnd: false, breaks: false };
    case "throw":
      return bindThrow(binding, tree);
    case "try":
      return bindTry(binding, tree);
    case "switch":
      return bindSwitch(binding, tree);
    default:
      return bindUsing(binding, tree);
  }
}

function plain(run: Code<Ending>): StatementCode {
  return { run, canEnd: true, breaks: false };
}

function effect(code: Code): StatementCode {
  return plain((frame) => {
    code(frame);
    return NORMAL;
  });
}

/** Statements one after the other, in the scope that is there. */
export function bindBlock(binding: Binding, trees: readonly Statement[]): StatementCode {
  const statements = trees.map((tree) => binding.statement(tree));
  const runs = statements.map(({ run }) => run);
  const firstEnd = statements.findIndex(({ canEnd }) => !canEnd);
  const reached = firstEnd < 0 ? statements : statements.slice(0, firstEnd + 1);
  return { run: sequence(runs), canEnd: firstEnd < 0, breaks: reached.some(({ breaks }) => breaks) };
}

function sequence(runs: readonly Code<Ending>[]): Code<Ending> {
  const [a, b] = runs;
  if (runs.length === 1) return a;
  if (runs.length === 2) return (frame) => a(frame) || b(frame);
  return (frame) => {
    for (let at = 0; at < runs.length; at++) {
      const ending = runs[at](frame);
      if (ending !== NORMAL) return ending;
    }
    return NORMAL;
  };
}

export function bindLocal(binding: Binding, { type: name, declarators, isConst }: Local): StatementCode {
  const declared = name && binding.type(name);
  const codes = declarators.flatMap(({ name: variableName, value, at }): Code[] => {
    const bound = value && binding.argument(value);
    if (bound?.kind === "function") throw fault(at, "a function can only be an argument");
    if (!declared && !bound) throw fault(at, "'var' needs a value");
    const type = declared ?? (bound ?? fail()).type;
    if ([NULL, DEFAULT, NEVER, VOID].includes(type)) throw fault(at, `'var' has no type for '${type.label}'`);
    const code = bound && convert(bound, type, value?.at ?? at);
    const constant = isConst && code ? { value: code(undefined as never) } : undefined;
    const variable = binding.scope.declare(variableName, type, { isReadOnly: isConst, constant });
    if (!variable) throw fault(at, `'${variableName}' is declared twice`);
    const { slot } = variable;
    const first = code ?? (() => defaultOf(type));
    return [
      (frame) => {
        frame.slots[slot] = first(frame);
      },
    ];
  });
  return codes.length === 1 ? effect(codes[0]) : effect((frame) => codes.forEach((code) => void code(frame)));
}

function fail(): never {
  throw new Error("a variable without a type has a value");
}

function bindIf(binding: Binding, { condition, whenTrue, whenFalse }: If): StatementCode {
  const test = binding.converted(condition, BOOL);
  const yes = inner(binding, whenTrue);
  if (!whenFalse) {
    const { run, breaks } = yes;
    return { run: (frame) => (test(frame) ? run(frame) : NORMAL), canEnd: true, breaks };
  }
  const no = inner(binding, whenFalse);
  const [a, b] = [yes.run, no.run];
  return {
    run: (frame) => (test(frame) ? a(frame) : b(frame)),
    canEnd: yes.canEnd || no.canEnd,
    breaks: yes.breaks || no.breaks,
  };
}

function inner(binding: Binding, tree: Statement): StatementCode {
  return binding.within(binding.scope.block()).statement(tree);
}

function bindReturn(binding: Binding, { value, at }: Return): StatementCode {
  const { returns } = binding;
  if (!value) {
    returns.found.push(VOID);
    return { run: () => RETURN, canEnd: false, breaks: false };
  }
  const bound = binding.expression(value);
  returns.found.push(bound.type);
  const code = returns.type && returns.type !== VOID ? convert(bound, returns.type, at) : bound.code;
  const run = (frame: Frame): Ending => {
    frame.result = code(frame);
    return RETURN;
  };
  return { run, canEnd: false, breaks: false };
}

function bindThrow(binding: Binding, { value }: Throw): StatementCode {
  if (!value) {
    const run = (frame: Frame): never => {
      throw caughtIn(frame);
    };
    return { run, canEnd: false, breaks: false };
  }
  const code = binding.converted(value, EXCEPTION) as Code<ExceptionValue | null>;
  const run = (frame: Frame): never => {
    const thrown = code(frame);
    throw thrown === null ? nullReference() : thrown.exception;
  };
  return { run, canEnd: false, breaks: false };
}

function caughtIn(frame: Frame): unknown {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.caught !== undefined) return at.caught;
  return new DotNetException("System.InvalidOperationException", "nothing was caught");
}

function bindSwitch(binding: Binding, tree: Switch): StatementCode {
  const value = binding.expression(tree.value);
  const scope = binding.scope.block();
  const targets = new Map<unknown, number>();
  let fallback = -1;
  const sections = tree.sections.map((section, index) => {
    for (const label of section.labels) {
      if (label === "default") {
        fallback = index;
        continue;
      }
      const constant = binding.expression(label);
      if (!constant.constant) throw fault(label.at, "a case needs a constant");
      const key = keyOf(convert(constant, value.type, label.at)(undefined as never));
      if (targets.has(key)) throw fault(label.at, "this case is there twice");
      targets.set(key, index);
    }
    return bindBlock(binding.within(scope), section.body);
  });
  const runs = sections.map(({ run }) => run);
  const run = (frame: Frame): Ending => {
    const index = targets.get(keyOf(value.code(frame))) ?? fallback;
    const ending = index < 0 ? NORMAL : runs[index](frame);
    return ending === BREAK ? NORMAL : ending;
  };
  const canEnd = fallback < 0 || sections.some((each) => each.canEnd || each.breaks);
  return { run, canEnd, breaks: false };
}

function bindUsing(binding: Binding, { resource, body }: Using): StatementCode {
  const own = binding.within(binding.scope.block());
  const first = "declarators" in resource ? bindLocal(own, resource) : effect(own.expression(resource).code);
  const rest = own.statement(body);
  return { ...rest, run: (frame) => first.run(frame) || rest.run(frame) };
}
