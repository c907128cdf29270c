import type { Tree } from "../walk-expression";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Expressions are C# 7: what came later may work in one gateway and not in the next. */
export function newerSyntax({ expressions }: LintDocument): LintFinding[] {
  return expressions.flatMap(({ scope, text }) =>
    scope.nodes.flatMap((node) => {
      const what = newerThanSeven(node);
      return what
        ? [
            findingAt(
              "NewerSyntax",
              "error",
              text.placeOf(node.at),
              `${what} is newer than C# 7, the language of expressions`,
            ),
          ]
        : [];
    }),
  );
}

function newerThanSeven(node: Tree): string | undefined {
  if (node.kind === "assignment" && node.operator === "??=") return "'??='";
  if (node.kind === "is" && node.isNegated) return "'is not'";
  if (node.kind === "default" && !node.type) return "'default' without a type";
  return undefined;
}
