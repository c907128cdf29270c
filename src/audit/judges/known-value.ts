import type { Scalar } from "../../terraform/functions";
import { truthOf } from "../../terraform/truth-value";

/** A value of a table: a text, of which the case does not count, or true or false as Terraform reads them. */
export type KnownValue = string | boolean;

/** Whether a value is one of a table. */
export function isOneOf(words: readonly KnownValue[], value: Scalar): boolean {
  return words.some((word) =>
    typeof word === "boolean" ? truthOf(value) === word : word.toLowerCase() === String(value).toLowerCase(),
  );
}

/** Whether a value is certainly none of a table: what Terraform takes for neither true nor false may be either. */
export function isNoneOf(words: readonly KnownValue[], value: Scalar): boolean {
  const isUnread = words.some((word) => typeof word === "boolean") && truthOf(value) === undefined;
  return !isUnread && !isOneOf(words, value);
}
