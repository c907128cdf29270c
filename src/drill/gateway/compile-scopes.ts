import type { Section } from "../../apim/policy-element";
import { type Problem, throwIfAny } from "../../private/problem-list";
import type { PolicyScopes } from "../topology";
import type { CorsRule } from "./cors-rule";
import { DocumentCompiler } from "./document-compiler";
import type { ScopeName } from "./policy-place";
import type { PolicyProgram } from "./policy-program";
import { type Step, sequence } from "./step";

const SECTIONS: readonly Section[] = ["inbound", "backend", "outbound", "on-error"];
const SCOPES: readonly ScopeName[] = ["global", "product", "api", "operation"];

/** What a service has before anybody changes it. */
const DEFAULT_GLOBAL = "<policies><backend><forward-request /></backend></policies>";

/**
 * Compiles the documents that hold for an operation. Throws with every fault at once, each with its document, line and column:
 * `api:12:5`, `fragment auth:3:1`.
 */
export function compileScopes(scopes: PolicyScopes): PolicyProgram {
  const problems: Problem[] = [];
  const cors: CorsRule[] = [];
  const policies = new Set<string>();
  const backendIds = new Set<string>();
  const addCors = (rule: CorsRule) => cors.push(rule);
  const shared = { scopes, problems, policies, backendIds, addCors, codes: new Map() };
  const documents = SCOPES.flatMap((scope) => {
    const text = scope === "global" ? (scopes.global ?? DEFAULT_GLOBAL) : scopes[scope];
    return text === undefined ? [] : [new DocumentCompiler(scope, text, shared)];
  });
  // Without a section, or without a document, what the scope around it says holds.
  const compiled = SECTIONS.map((section): [Section, Step] => {
    const steps = documents.reduce<readonly Step[]>((outer, document) => document.section(section, outer), []);
    return [section, sequence(steps)];
  });
  throwIfAny("The policy", problems);
  return { sections: Object.fromEntries(compiled) as Record<Section, Step>, cors, policies, backendIds };
}
