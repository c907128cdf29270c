import type { ConformanceRow, ExpectedError, RequestPart, Source } from "./conformance-row";
import { answerWith } from "./policy-text";

/** An expression, or a block with its braces, that gives a text. */
export interface ExpressionRow {
  readonly name: string;
  readonly source: Source;
  readonly code: string;
  readonly gives?: string | RegExp;
  /** It throws when it runs. */
  readonly throws?: ExpectedError["message"];
  /** It is refused before. */
  readonly refused?: RegExp;
  readonly request?: RequestPart;
}

/** The expression as the body of an answer of the gateway. */
export function expressionRow({ name, source, code, gives, throws, refused, request }: ExpressionRow): ConformanceRow {
  const row = { name, source, api: { inbound: answerWith(code) }, ...(request && { request }) };
  if (refused) return { ...row, expect: { refused: { says: refused } } };
  if (throws === undefined) return { ...row, expect: { status: 200, body: gives ?? "", error: null } };
  return {
    ...row,
    expect: { status: 500, error: { reason: "ExpressionValueEvaluationFailure", message: throws } },
  };
}
