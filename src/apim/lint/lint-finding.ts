/** What is wrong with a policy, and where. */
export interface LintFinding {
  /** Names the rule; it stays the same, the message may improve. */
  readonly code: string;
  /** An error fails in Azure, when the document is saved or when a request meets it; a warning does where a circumstance is added. */
  readonly severity: "error" | "warning";
  /** Both from 1, in the text as it was given. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What is asked of the linter besides. */
export interface LintOptions {
  /**
   * Bytes that the tier takes.
   *
   * @default 524288, what all tiers but Consumption take
   */
  readonly maxBytes?: number;
  /**
   * Texts of policy fragments, by their ids.
   *
   * @default - an `include-fragment` is taken for one that sets every variable
   */
  readonly fragments?: ReadonlyMap<string, string>;
}
