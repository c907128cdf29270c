import type { Block, Expression } from "../../apim/expression-tree";
import { Binder } from "./binder/binder";
import { fault } from "./binder/fault";
import { type Code, Frame } from "./binder/frame";
import { Layout, Scope } from "./binder/scope";
import type { Run } from "./request-state";
import { BOOL, INT, OBJECT, STRING } from "./types/core-types";
import type { Raw, Value } from "./value";

/** An expression ready to run. It throws a `DotNetException` where .NET would throw. */
export type Compiled = (run: Run) => Value;

/** What the place of an expression needs; the result converts to it as in C#, or the expression is refused. */
export type Wanted = "object" | "bool" | "int" | "string";

const TYPES = { object: OBJECT, bool: BOOL, int: INT, string: STRING } as const;

/** Throws `ExpressionFault` for what C# or API Management would not compile, and for what this interpreter does not know. */
export function compileExpression(tree: Expression | Block, wanted: Wanted = "object"): Compiled {
  const layout = new Layout(undefined);
  const type = TYPES[wanted];
  const binder = new Binder(new Scope(layout, undefined), { type, found: [] });
  const code = tree.kind === "block" ? blockCode(binder, tree) : binder.converted(tree, type);
  const { count } = layout;
  return count === 0
    ? (run) => code(new Frame(run, NO_SLOTS, undefined)) as Value
    : (run) => code(new Frame(run, new Array<Raw>(count).fill(null), undefined)) as Value;
}

// Nothing is ever put in it.
const NO_SLOTS: Raw[] = [];

function blockCode(binder: Binder, tree: Block): Code {
  const { run, canEnd } = binder.statement(tree);
  if (canEnd) throw fault(tree.at, "not every path returns a value");
  return (frame) => {
    run(frame);
    return frame.result;
  };
}
