import type { Call, Expression } from "../expression-tree";
import { nodesOf, type Tree } from "../walk-expression";
import type { ExpressionScope } from "./expression-scope";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** A header that is read as a number or a date without a way out: `Retry-After` may hold a date, a fraction, or nothing. */
export function headerNumber({ expressions }: LintDocument): LintFinding[] {
  return expressions.flatMap(({ scope, text }) =>
    scope.nodes.flatMap((node) => {
      const method = node.kind === "call" ? throwingMethod(node) : undefined;
      if (node.kind !== "call" || !method || isCaught(node, scope)) return [];
      if (!node.arguments.some(({ value }) => readsHeader(value, scope))) return [];
      const message = `'${method}' throws where the header holds anything else: use TryParse`;
      return [findingAt("HeaderParsedUnchecked", "error", text.placeOf(node.at), message)];
    }),
  );
}

function throwingMethod({ target }: Call): string | undefined {
  if (target.kind !== "member") return undefined;
  const owner = target.target.kind === "name" || target.target.kind === "member" ? target.target.name : "";
  const isConversion =
    owner === "Convert" && /^To(Boolean|Byte|DateTime|Decimal|Double|S?Byte|Single|U?Int\d\d)$/.test(target.name);
  return isConversion || target.name === "Parse" || target.name === "ParseExact"
    ? `${owner}.${target.name}`
    : undefined;
}

/** Whether a value comes out of a header, through variables too. */
function readsHeader(value: Expression, scope: ExpressionScope, seen: readonly string[] = []): boolean {
  return nodesOf(value).some((node) => {
    if (node.kind === "member" && node.name === "Headers") return true;
    if (node.kind !== "name" || seen.includes(node.name)) return false;
    return scope.valuesOf(node.name).some((each) => readsHeader(each, scope, [...seen, node.name]));
  });
}

function isCaught(node: Tree, scope: ExpressionScope): boolean {
  const parent = scope.parentOf(node);
  if (!parent) return false;
  return (parent.kind === "try" && parent.block === node && parent.catches.length > 0) || isCaught(parent, scope);
}
