import type { ProblemCode } from "../../private/problems";

/** What is refused because nobody can tell that it is inside. */
const UNDECIDED: ReadonlySet<ProblemCode> = new Set([
  "BackendHostUnknown",
  "BackendUnresolved",
  "ReferenceUnresolved",
  "RegionUnknown",
  "RegionUnresolved",
  "ResourceNotClassified",
]);

export function isUndecided({ code }: { readonly code: ProblemCode }): boolean {
  return UNDECIDED.has(code);
}
