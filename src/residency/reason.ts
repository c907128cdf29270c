import { isLiteralText } from "../private/literal";

const LEAST_CHARACTERS = 20;
const LEAST_WORDS = 3;
/** The shortest sentence has more; a key that was held down has one. */
const LEAST_LETTERS = 6;
const LEAST_LETTERS_OF_NAME = 2;

/** What a reason has to be, for messages. */
export const REASON_WORDS = `a reason of ${LEAST_CHARACTERS} characters, ${LEAST_WORDS} words and ${LEAST_LETTERS} different letters at least`;

/** What a name has to be, for messages. */
export const NAME_WORDS = `a name with ${LEAST_LETTERS_OF_NAME} letters at least`;

/** Whether a text says why: it is read by people long after, so that "ok" does not do. */
export function isReason(value: unknown): value is string {
  if (!isLiteralText(value)) return false;
  const words = value.trim().split(/\s+/);
  const letters = new Set(lettersIn(value.toLowerCase()));
  return (
    words.join(" ").length >= LEAST_CHARACTERS && new Set(words).size >= LEAST_WORDS && letters.size >= LEAST_LETTERS
  );
}

/** Whether a text can be the name of somebody who answers: `-` cannot be asked. */
export function isNameOfSomebody(value: unknown): value is string {
  return isLiteralText(value) && lettersIn(value).length >= LEAST_LETTERS_OF_NAME;
}

function lettersIn(text: string): readonly string[] {
  return text.match(/\p{L}/gu) ?? [];
}
