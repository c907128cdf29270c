/** The message of what an action throws; fails when it throws nothing or no `Error`. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The problems of a message, one line each, without subject and indentation. */
export function problemsOf(action: () => unknown): string[] {
  return problemLines(messageOf(action));
}

/** `Code path` of every problem that an action throws. */
export function codesOf(action: () => unknown): string[] {
  return problemsOf(action).map((line) => line.replace(/^\[(\w+)\] (.*?): .*$/s, "$1 $2"));
}

/** The problems within a text: of an error of this library, or of the validations that the framework puts together. */
export function problemLines(message: string): string[] {
  return message
    .split("\n")
    .map((line) => line.trim().replace(/^\[[^\]\s]*\] (?=\[[A-Z]\w+\])/, ""))
    .filter((line) => /^\[[A-Z]\w+\] /.test(line));
}
