import { expressionEnd } from "../expression-end";
import { findingAt, type LintDocument, textsOf } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Only a value that is an expression as a whole is evaluated: any other is sent as it stands. */
export function expressionInText({ elements }: LintDocument): LintFinding[] {
  return elements.flatMap((element) =>
    textsOf(element).flatMap(([, text]) => {
      if (text.isExpression) return [];
      const starts = [...text.value.matchAll(/@[({]/g)].filter(({ index }) => expressionEnd(text.value, index));
      return starts
        .slice(0, 1)
        .map(({ index }) =>
          findingAt(
            "ExpressionInText",
            "error",
            text.placeOf(index),
            "an expression with other text around it is not evaluated: put the text into the expression",
          ),
        );
    }),
  );
}
