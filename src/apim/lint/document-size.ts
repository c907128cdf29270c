import { policyBytes } from "../write-policy";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding, LintOptions } from "./lint-finding";

// https://learn.microsoft.com/azure/api-management/service-limits, 8 April 2026: 512 KiB, in Consumption 16 KiB.
const MAX_BYTES = 524_288;

/** Documents that are larger than a tier takes. */
export function documentSize({ source, root }: LintDocument, { maxBytes = MAX_BYTES }: LintOptions): LintFinding[] {
  const bytes = policyBytes(source);
  if (bytes <= maxBytes) return [];
  return [findingAt("DocumentTooLarge", "error", root.node.at, `it has ${bytes} bytes, and ${maxBytes} are the limit`)];
}
