import { type Problem, problem } from "../private/problem-list";
import type { ProblemCode, ProblemFacts } from "../private/problems";
import type { TerraformResource } from "../terraform/terraform-document";

/** One thing in a finished document that is not inside a boundary, or cannot be shown to be. */
export interface Finding {
  readonly code: ProblemCode;
  /** Path of the construct; the address of a resource that no construct wrote. */
  readonly path: string;
  readonly attribute: string;
  readonly text: string;
}

/** Says of an attribute of a resource what the registry has for the code. */
export function finding<C extends ProblemCode>(
  resource: TerraformResource,
  attribute: string,
  code: C,
  facts: ProblemFacts<C>,
): Finding {
  return findingAt(resource, attribute, code, facts);
}

/** The same of anything that has an address. */
export function findingAt<C extends ProblemCode>(
  place: { readonly path?: string; readonly address: string },
  attribute: string,
  code: C,
  facts: ProblemFacts<C>,
): Finding {
  const { text }: Problem = problem(code, attribute, facts);
  return { code, path: place.path ?? place.address, attribute, text };
}

export function renderFinding({ code, path, attribute, text }: Finding): string {
  return `[${code}] ${path} ${attribute}: ${text}`;
}

export function pathOrAddress(resource: TerraformResource): string {
  return resource.path ?? resource.address;
}
