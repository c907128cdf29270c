import type { TerraformResource } from "./terraform-document";

/** What a value of a document is when Terraform evaluates it, as far as the document alone tells. */
export type Resolution = Literal | Unknown;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean;
  /** `var.region`, where its default is taken: whoever runs Terraform may give another value. */
  readonly variable?: string;
}

export interface Unknown {
  readonly kind: "unknown";
  /** Completes the sentence "it cannot be resolved: …". */
  readonly reason: string;
  /** The value as written; empty when nothing is written. */
  readonly expression: string;
  /** Where the references ended, when that is an attribute which is not written in the document, such as `id`. */
  readonly end?: { readonly resource: TerraformResource; readonly attribute: string };
}

export function unknown(expression: string, reason: string): Unknown {
  return { kind: "unknown", reason, expression };
}
