import type { Place, PolicyNode, PolicyText } from "../../apim/read-policy";
import type { Compiled } from "../csharp/compile-expression";
import type { CorsRule } from "./cors-rule";
import type { PolicyPlace } from "./policy-place";
import type { Step } from "./step";

/** An expression of a policy, compiled. */
export interface CompiledCode {
  readonly run: Compiled;
  /** Whether it may read the body of an answer, which takes time. */
  readonly mayRead: boolean;
  /** Whether it asks anything of the response. */
  readonly isOfResponse: boolean;
}

/** What the reader of one policy asks of the compiler of its document. */
export interface CompileContext {
  code(text: PolicyText): CompiledCode;
  /** Policies inside of another. */
  policies(nodes: readonly PolicyNode[], outer: PolicyPlace): Step;
  fragment(id: string, at: Place, outer: PolicyPlace): Step;
  /** How many of this name come before it in its section of its document. */
  ordinal(name: string): number;
  /** Notes that something is wrong; compiling goes on, so that all is told at once. */
  fault(message: string, at: Place): void;
  mention(backendId: string): void;
  preflight(rule: CorsRule): void;
}
