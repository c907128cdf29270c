/** How a drill came out. */
export enum DrillVerdict {
  /** All that was expected came true. */
  PASS = "pass",
  /** As much of it as can; a label in the report says what cannot, and why. */
  PARTIAL = "partial",
  /** The fault cannot be undone, and callers see it. */
  SAFE = "safe",
  /** Something that was expected did not come true. */
  FAIL = "fail",
  /** The scenario makes no sense for the policy; the report says why. */
  NOT_APPLICABLE = "not-applicable",
}
