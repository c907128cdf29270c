type Word = string | boolean;

/** What a text is where true or false is asked for: `TRUE` is neither. */
export function truthOf(said: string | undefined): boolean | undefined {
  if (said === "true" || said === "1") return true;
  return said === "false" || said === "0" ? false : undefined;
}

/** Whether a text is one of some words of a table, whose case does not count. */
export function isOneOf(words: readonly Word[] = [], said: string | undefined): boolean {
  if (said === undefined) return false;
  return words.some((word) =>
    typeof word === "boolean" ? truthOf(said) === word : word.toLowerCase() === said.toLowerCase(),
  );
}
