// Functions that Terraform does not have, so that no configuration can hold a call of them.
const REASONS: ReadonlyMap<string, string> = new Map([
  ["known_after_apply", "it is only known after apply"],
  ["sensitive_value", "it is sensitive, and never shown"],
  ["chosen_by_provider", "nothing is written, and the provider chooses it when it applies"],
]);
const CALL = /^\$\{([a-z_]+)\(/;

/** What a plan or state file does not tell, written as a call of this name; what it depends on is mentioned in it. */
export type Withheld = "known_after_apply" | "sensitive_value" | "chosen_by_provider";

export function withheld(kind: Withheld, references: readonly string[] = []): string {
  return `\${${kind}(${references.join(", ")})}`;
}

/** Which of them a value is. */
export function withheldKind(value: unknown): Withheld | undefined {
  const name = typeof value === "string" ? CALL.exec(value)?.[1] : undefined;
  return name !== undefined && REASONS.has(name) ? (name as Withheld) : undefined;
}

/** What a call of a function says; completes the sentence "it cannot be resolved: …". */
export function withheldReason(name: string): string | undefined {
  return REASONS.get(name);
}
