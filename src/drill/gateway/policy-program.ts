import type { Section } from "../../apim/policy-element";
import type { CorsRule } from "./cors-rule";
import type { Step } from "./step";

/** Policy documents, compiled: what a request runs through. It belongs to no gateway and keeps nothing between requests. */
export interface PolicyProgram {
  readonly sections: Readonly<Record<Section, Step>>;
  /** The `cors` policies of inbound, outermost first: a preflight request meets nothing else. */
  readonly cors: readonly CorsRule[];
  /** Names of all policies in it. */
  readonly policies: ReadonlySet<string>;
  /** Ids of backends that are written in it as they are. */
  readonly backendIds: ReadonlySet<string>;
}
