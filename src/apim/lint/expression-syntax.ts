import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Expressions that are no C# at all. */
export function expressionSyntax({ faults }: LintDocument): LintFinding[] {
  return faults.map(({ text, fault }) =>
    findingAt("InvalidExpression", "error", text.placeOf(fault.offset), fault.message),
  );
}
