import { ancestorsOf, type LintDocument, type LintElement, type LintExpression } from "./lint-document";
import { proves } from "./null-guard";

/** Whether a branch of a `choose` around an expression is only taken when a path is not null, or a key is there. */
export function isGuardedByBranch(document: LintDocument, expression: LintExpression, path: string): boolean {
  const { element, attribute } = expression;
  // The condition of a branch is asked before the branch is taken, but after those before it.
  const isCondition = element.node.name === "when" && attribute === "condition";
  const taken = isCondition ? ancestorsOf(element) : [element, ...ancestorsOf(element)];
  return (
    (isCondition && isElseOf(document, element, path)) ||
    taken.some((each) => isBranch(each) && (says(document, each, true, path) || isElseOf(document, each, path)))
  );
}

function isBranch({ node }: LintElement): boolean {
  return node.name === "when" || node.name === "otherwise";
}

/** Whether a branch before this one would have been taken where the path is null. */
function isElseOf(document: LintDocument, branch: LintElement, path: string): boolean {
  const branches = branch.parent?.children ?? [];
  return branches.slice(0, branches.indexOf(branch)).some((each) => says(document, each, false, path));
}

function says({ expressions }: LintDocument, branch: LintElement, outcome: boolean, path: string): boolean {
  const test = expressions.find((each) => each.element === branch && each.attribute === "condition");
  return test !== undefined && test.tree.kind !== "block" && proves(test.tree, outcome, path, test.scope);
}
