import type { Scalar } from "./functions";

/** What Terraform takes a value for where true or false is needed; nothing where it refuses it, such as `TRUE` or the number 1. */
export function truthOf(value: Scalar): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "1") return true;
  return value === "false" || value === "0" ? false : undefined;
}
