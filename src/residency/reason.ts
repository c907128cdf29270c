import { isLiteralText } from "../private/literal";

const LEAST_CHARACTERS = 20;
const LEAST_WORDS = 3;

/** What a reason has to be, for messages. */
export const REASON_WORDS = `a reason of ${LEAST_CHARACTERS} characters and ${LEAST_WORDS} words at least`;

/** Whether a text says why: it is read by people long after, so that "ok" does not do. */
export function isReason(value: unknown): value is string {
  if (!isLiteralText(value)) return false;
  const words = value.trim().split(/\s+/);
  return words.join(" ").length >= LEAST_CHARACTERS && new Set(words).size >= LEAST_WORDS;
}
