import type { DoWhile, Expression, For, ForEach, Statement, While } from "../../../apim/expression-tree";
import { nullReference } from "../text/exceptions";
import { BOOL, ENUMERABLE, PAIR, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { asInstanceOf } from "../types/inheritance";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { each } from "../values/sequence";
import { holdsLambda } from "./bind-lambda";
import type { Binding, StatementCode } from "./binding";
import { type Bound, computed } from "./bound";
import { cast, convert } from "./convert";
import { fault } from "./fault";
import { BREAK, type Code, type Ending, Frame, NORMAL, RETURN } from "./frame";
import type { Scope } from "./scope";

/** A policy that does not end would stop the drill. */
const MOST_TURNS = 10_000_000;

export function bindWhile(binding: Binding, { condition, body }: While): StatementCode {
  const { test, isAlways } = conditionOf(binding, condition);
  const turn = turnOf(binding, body);
  return { run: loop(test, turn.run, undefined), canEnd: !isAlways || turn.breaks, breaks: false };
}

export function bindDoWhile(binding: Binding, { condition, body }: DoWhile): StatementCode {
  const { test, isAlways } = conditionOf(binding, condition);
  const turn = turnOf(binding, body);
  const rest = loop(test, turn.run, undefined);
  const run = (frame: Frame): Ending => {
    const ending = turn.run(frame);
    return ending === BREAK ? NORMAL : ending === RETURN ? RETURN : rest(frame);
  };
  return { run, canEnd: !isAlways || turn.breaks, breaks: false };
}

function conditionOf(binding: Binding, tree: Expression): { readonly test: Code<boolean>; readonly isAlways: boolean } {
  const bound = binding.expression(tree);
  return { test: convert(bound, BOOL, tree.at) as Code<boolean>, isAlways: bound.constant?.value === true };
}

export function bindFor(binding: Binding, tree: For): StatementCode {
  const own = binding.within(binding.scope.block());
  const { initializer, condition } = tree;
  const starts = startCodes(own, initializer);
  const { test, isAlways } = condition ? conditionOf(own, condition) : { test: undefined, isAlways: true };
  const turn = turnOf(own, tree.body);
  const steps = tree.steps.map((step) => own.expression(step).code);
  const repeat = loop(test, turn.run, (frame) => {
    for (const step of steps) step(frame);
  });
  const run = (frame: Frame): Ending => {
    for (const start of starts) start(frame);
    return repeat(frame);
  };
  return { run, canEnd: !isAlways || turn.breaks, breaks: false };
}

function startCodes(binding: Binding, initializer: For["initializer"]): Code[] {
  if (!initializer) return [];
  if ("declarators" in initializer) return [binding.statement(initializer).run];
  return initializer.map((each) => binding.expression(each).code);
}

function loop(test: Code<boolean> | undefined, turn: Code<Ending>, step: Code<void> | undefined): Code<Ending> {
  return (frame) => {
    for (let turns = 0; !test || test(frame); turns++) {
      if (turns > MOST_TURNS) throw new Error(`a loop of a policy expression does not end after ${MOST_TURNS} turns`);
      const ending = turn(frame);
      if (ending === BREAK) return NORMAL;
      if (ending === RETURN) return RETURN;
      if (step) step(frame);
    }
    return NORMAL;
  };
}

/** The body of a loop; where a lambda may keep what it declares, each turn has its own variables. */
function turnOf(binding: Binding, body: Statement): StatementCode {
  if (!holdsLambda(body)) return binding.within(binding.scope.block()).statement(body);
  const scope = binding.scope.frame();
  const { run, canEnd, breaks } = binding.within(scope).statement(body);
  return { run: inOwnFrame(scope, run, undefined), canEnd, breaks };
}

function inOwnFrame({ layout }: Scope, run: Code<Ending>, first: Code | undefined): Code<Ending> {
  return (frame) => {
    const slots: Raw[] = new Array(layout.count).fill(null);
    if (first) slots[0] = first(frame);
    const own = new Frame(frame.run, slots, frame);
    const ending = run(own);
    if (ending === RETURN) frame.result = own.result;
    return ending;
  };
}

export function bindForEach(binding: Binding, tree: ForEach): StatementCode {
  const source = binding.expression(tree.source);
  const { element, items } = walked(source, tree);
  const isKept = holdsLambda(tree.body);
  const scope = isKept ? binding.scope.frame() : binding.scope.block();
  const own = binding.within(scope);
  const type = tree.type ? own.type(tree.type) : element;
  const given = binding.scope.layout.count++;
  const item = cast(
    computed(element, (frame) => frame.slots[given]),
    type,
    tree.at,
  );
  const variable = scope.declare(tree.name, type, { isReadOnly: true });
  if (!variable) throw fault(tree.at, `'${tree.name}' is declared twice`);
  const body = own.statement(tree.body);
  const { slot } = variable;
  const turn: Code<Ending> = isKept
    ? inOwnFrame(scope, body.run, item)
    : (frame) => {
        frame.slots[slot] = item(frame);
        return body.run(frame);
      };
  return { run: walk(items, given, turn), canEnd: true, breaks: false };
}

/** What a `foreach` walks through, and of what type the items are. */
function walked(source: Bound, { at }: ForEach): { readonly element: Type; readonly items: Code } {
  const { type } = source;
  const isObject = type.definition.short === "JObject";
  const element = isObject ? PAIR.of(STRING, definition("JToken").type) : asInstanceOf(type, ENUMERABLE)?.args[0];
  if (!element) throw fault(at, `'foreach' cannot walk through '${type.label}'`);
  const isPlain = !isObject && type !== STRING;
  return { element, items: isPlain ? source.code : convert(source, ENUMERABLE.of(element), at) };
}

function walk(items: Code, slot: number, turn: Code<Ending>): Code<Ending> {
  return (frame) => {
    const source = items(frame) as Iterable<Raw> | null;
    if (source === null) throw nullReference();
    let ending: Ending = NORMAL;
    each(source, (item) => {
      frame.slots[slot] = item;
      ending = turn(frame);
      return ending === BREAK || ending === RETURN;
    });
    return ending === (RETURN as Ending) ? RETURN : NORMAL;
  };
}
