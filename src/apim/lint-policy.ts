import { allowedNames } from "./lint/allowed-names";
import { attributes } from "./lint/attributes";
import { backendByUrl } from "./lint/backend-by-url";
import { cachePolicies } from "./lint/cache-policies";
import { children } from "./lint/children";
import { documentSize } from "./lint/document-size";
import { elements } from "./lint/elements";
import { expressionInText } from "./lint/expression-in-text";
import { expressionSyntax } from "./lint/expression-syntax";
import { failOnErrorInRetry } from "./lint/fail-on-error-in-retry";
import { forwarding } from "./lint/forwarding";
import { headerNumber } from "./lint/header-number";
import { type LintDocument, lintDocument } from "./lint/lint-document";
import type { LintFinding, LintOptions } from "./lint/lint-finding";
import { markup } from "./lint/markup";
import { missingReturn } from "./lint/missing-return";
import { newerSyntax } from "./lint/newer-syntax";
import { retryWithoutBody } from "./lint/retry-without-body";
import { statusReason } from "./lint/status-reason";
import { streamHeldBack } from "./lint/stream-held-back";
import { terraformTemplate } from "./lint/terraform-template";
import { unguardedNull } from "./lint/unguarded-null";
import { variableNotSet } from "./lint/variable-not-set";
import { variableType } from "./lint/variable-type";
import { PolicyFault } from "./policy-fault";

const RULES: readonly ((document: LintDocument, options: LintOptions) => LintFinding[])[] = [
  ...[elements, attributes, children, markup, terraformTemplate, documentSize],
  ...[expressionSyntax, expressionInText, newerSyntax, missingReturn, allowedNames],
  ...[unguardedNull, statusReason, headerNumber, variableType, variableNotSet],
  ...[forwarding, retryWithoutBody, failOnErrorInRetry, streamHeldBack, cachePolicies, backendByUrl],
];

/**
 * What is wrong with a policy document or fragment, as XML or as `rawxml`, in the order of the text. It needs no service: what Azure
 * alone knows, such as the names of backends and fragments, is not judged.
 */
export function lintPolicy(text: string, options: LintOptions = {}): LintFinding[] {
  try {
    const document = lintDocument(text);
    return RULES.flatMap((rule) => rule(document, options)).sort((a, b) => a.line - b.line || a.column - b.column);
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    const { line, column, message } = error;
    return [{ code: "UnreadablePolicy", severity: "error", line, column, message }];
  }
}
