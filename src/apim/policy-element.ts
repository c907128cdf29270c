import type { CSharp } from "./csharp";

/** The four parts of a policy document. */
export type Section = "inbound" | "backend" | "outbound" | "on-error";

/** A reference to a named value of the service, replaced by its text before anything is compiled. */
export interface NamedValueReference {
  readonly displayName: string;
}

/** A text that only Terraform knows; it is written as it is, without any escape. */
export interface TerraformReference {
  readonly terraform: string;
}

/** What an attribute or a text may hold. A plain text means itself, whatever characters it has. */
export type PolicyValue = string | number | boolean | CSharp | NamedValueReference | TerraformReference;

/** An attribute; one that Azure types as a number or a flag refuses an expression. */
export interface PolicyAttribute {
  readonly name: string;
  readonly value: PolicyValue;
}

/**
 * One element of a policy. `S` are the sections where API Management accepts it, so that the compiler refuses, for instance, a
 * `forward-request` in `inbound`.
 */
export interface PolicyElement<S extends Section = Section> {
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: readonly PolicyElement<S>[];
  readonly text?: PolicyValue;
  /** For the compiler only; never set. A parameter, so that an element for more sections fits where one section is asked. */
  readonly acceptedIn?: (section: S) => void;
}

/** A remark for whoever reads the document; API Management ignores it. */
export const COMMENT = "#comment";

/** A policy document of one scope. */
export interface PolicyDocument {
  readonly inbound: readonly PolicyElement<"inbound">[];
  readonly backend: readonly PolicyElement<"backend">[];
  readonly outbound: readonly PolicyElement<"outbound">[];
  readonly onError: readonly PolicyElement<"on-error">[];
}

/** An element with those of the attributes that are given, in the order of the reference. */
export function element<S extends Section = Section>(
  name: string,
  attributes: { readonly [name: string]: PolicyValue | undefined } = {},
  children: readonly PolicyElement<S>[] = [],
  text?: PolicyValue,
): PolicyElement<S> {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value }],
  );
  return { name, attributes: given, children, text };
}
