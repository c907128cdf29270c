import type { Section } from "../../apim/policy-element";

/** Scopes of policies, from the outermost. */
export type ScopeName = "global" | "product" | "api" | "operation";

/** Where a policy stands, as `context.LastError` tells it. */
export interface PolicyPlace {
  /** Name of the element. */
  readonly source: string;
  readonly scope: ScopeName;
  readonly section: Section;
  /** Nested elements, numbered where there are several of a name: `choose[3]/when[2]/set-variable`. */
  readonly path: string;
  /** Its `id`; empty without one. */
  readonly policyId: string;
}
