import type { Section } from "../../apim/policy-element";
import type { PolicyReader } from "./policy-reader";
import type { Step } from "./step";

/** One policy of API Management: where it may stand, and what it does. */
export interface PolicyKind {
  readonly sections: readonly Section[];
  readonly compile: (policy: PolicyReader) => Step;
}

export const EVERYWHERE: readonly Section[] = ["inbound", "backend", "outbound", "on-error"];
export const INBOUND: readonly Section[] = ["inbound"];
export const BEFORE_ANSWER: readonly Section[] = ["inbound", "backend"];
