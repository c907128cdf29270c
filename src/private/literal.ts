// The framework encodes an unknown number as a double far outside any real range.
const NUMBER_TOKEN_BELOW = -1e280;

/**
 * Whether a value is only known to Terraform: a CDKTF token (`${TfToken[…]}`, `#{TfToken[…]}`, an encoded number)
 * or an expression written by hand. Told by the text alone, so that pure code need not load the framework.
 */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === "number") return value < NUMBER_TOKEN_BELOW;
  if (typeof value === "string") return value.includes("${") || value.includes("#{TfToken[");
  return Array.isArray(value) && value.some(isUnresolved);
}

/** Whether a value is a text of at least one character that is known now. */
export function isLiteralText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && !isUnresolved(value);
}
