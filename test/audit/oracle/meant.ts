// What an app was meant to be, before anything of it is written as JSON.

/** How a text is written. From those of `HIDING` nobody can tell it before Terraform runs, of `GIVEN` it may become another one. */
export type Telling =
  | "literal"
  | "display name"
  | "upper case"
  | "local"
  | "local of a local"
  | "default"
  | "local of a default"
  | "interpolated default"
  | "function"
  | "interpolation"
  | "reference"
  | "variable"
  | "sensitive"
  | "condition"
  | "data source";

export const TELLING: readonly Telling[] = [
  "literal",
  "display name",
  "upper case",
  "local",
  "local of a local",
  "function",
  "interpolation",
];
/** The default of a variable: whoever runs Terraform may give another value. */
export const GIVEN: readonly Telling[] = ["default", "local of a default", "interpolated default"];
export const HIDING: readonly Telling[] = ["variable", "sensitive", "condition", "data source"];

/** What Terraform checks of a text before it makes the resource: what the zone asks, more than that, or that of another text. */
export type Check = "exact" | "wider" | "of another text";

/** A text: a region, a word, a part of the world. */
export interface MeantText {
  readonly kind: "text";
  readonly says: string;
  readonly telling: Telling;
  readonly check?: Check;
  /** Key of the resource whose location it is, where it is written as a reference. */
  readonly holder?: string;
}

/** How something leads to a resource of the app. */
export type Route =
  | "id"
  | "below"
  | "attribute"
  | "function"
  | "local"
  | "data source"
  | "arm id"
  | "name"
  | "name in capitals"
  | "name of it"
  | "host"
  | "default"
  | "label";

/** How something leads to what the app does not have; a default names something that may be known. */
export type OuterRoute = "exact" | "below" | "upper case" | "local" | "default" | "expression";

/** What something leads to. */
export type Target =
  | { readonly kind: "resource"; readonly key: string; readonly route: Route }
  /** Made of several resources and of nothing else; which one it is, Terraform decides. */
  | { readonly kind: "either"; readonly keys: readonly string[] }
  /** Not in the app: in a region only where it was declared. */
  | { readonly kind: "outer"; readonly what: string; readonly route: OuterRoute; readonly says?: string }
  /** What somebody has put into a vault, of which the vault says nothing. */
  | { readonly kind: "kept"; readonly key: string }
  /** A variable, or a choice between resources. */
  | { readonly kind: "hidden"; readonly keys: readonly string[] }
  /** A service without a region, also where it was declared. */
  | { readonly kind: "world-wide" }
  /** An address in the network of the resource itself. */
  | { readonly kind: "private" };

export type Value = MeantText | Target;

/** Something that is written at an attribute. */
export interface MeantFlow {
  readonly path: string;
  readonly values: readonly Value[];
  /** Whether a `dynamic` block makes it: what is hidden is then an item that a block is made for. */
  readonly isMade?: boolean;
}

export interface MeantResource {
  /** Its name in Terraform; no other resource has it. */
  readonly key: string;
  readonly type: string;
  /** Its name in Azure, which another of its type may have in another group. */
  readonly name: string;
  /** How that is written. */
  readonly naming: Telling;
  readonly group?: Value;
  /** That of its construct; absent for what nobody wrote. */
  readonly path?: string;
  /** Number of its stack. */
  readonly stack: number;
  readonly location?: MeantText;
  /** What it belongs to. */
  readonly ways: readonly MeantFlow[];
  readonly flows: readonly MeantFlow[];
  /** What it is given besides, where no table looks. */
  readonly gifts: readonly Gift[];
  readonly hasProvisioner: boolean;
}

/** How what is given is written. */
export type Wrapping = "plain" | "local" | "function" | "signature" | "data source" | "arm id" | "local arm id";

/** An attribute of a resource that something is given. */
export interface Gift {
  readonly key: string;
  /** Empty for all of them. */
  readonly attribute: string;
  readonly wrapping: Wrapping;
}

/** What nobody sees into: a module, or a program that Terraform runs. */
export interface MeantBox {
  readonly kind: "module" | "program";
  readonly name: string;
  readonly path?: string;
  readonly stack: number;
  readonly gifts: readonly Gift[];
}

export interface MeantBoundary {
  readonly storedIn: readonly string[];
  readonly processedIn: readonly string[];
}

export interface MeantApp {
  readonly boundary: MeantBoundary;
  readonly resources: readonly MeantResource[];
  readonly boxes: readonly MeantBox[];
  /** Where something is that the app does not have: an id, a host, an expression. */
  readonly declared: readonly { readonly what: string; readonly region: string }[];
  readonly waivers: readonly { readonly code: string; readonly target: string }[];
}

export const ZONE = "prod/eu";

/** The path, or the address of what nobody wrote. */
export function pathOf({ path, type, key }: MeantResource): string {
  return path ?? `${type}.${key}`;
}

export function isUnder(path: string, above: string): boolean {
  return `${path}/`.startsWith(`${above}/`);
}
