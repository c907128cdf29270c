import type { AzureRegion } from "../residency/azure-region";
import type { TerraformResource } from "../terraform/terraform-document";

/** Where a resource is: one answer for each way that says so. */
export type Where = InRegion | InHeldRegion | InCountries | WorldWide | Nowhere | SomewhereUnknown | NotClassified;

interface By {
  /** Attribute of the resource that decides. */
  readonly attribute: string;
  /** What it belongs to, where that decides. */
  readonly parent?: TerraformResource;
}

export interface InRegion extends By {
  readonly kind: "region";
  readonly region: AzureRegion;
}

/** In one of some regions: Terraform checks that before it makes it. */
export interface InHeldRegion extends By {
  readonly kind: "held";
  /** All of them inside. */
  readonly regions: readonly AzureRegion[];
  /** As it is written, and where. */
  readonly value: string;
  readonly holder: TerraformResource;
}

/** A service without a region keeps its data in a part of the world. */
export interface InCountries extends By {
  readonly kind: "countries";
  readonly name: string;
  /** Absent where nobody says which. */
  readonly countries?: readonly string[];
}

export interface WorldWide extends By {
  readonly kind: "world";
  readonly why: string;
}

/** Nothing of a customer is in it. */
export interface Nowhere extends By {
  readonly kind: "nowhere";
}

export interface SomewhereUnknown extends By {
  readonly kind: "unknown";
  /** As it is written; empty when nothing is. */
  readonly value: string;
  /** Completes the sentence "it cannot be resolved: …"; absent for a name that no table holds. */
  readonly reason?: string;
}

export interface NotClassified extends By {
  readonly kind: "not classified";
  readonly what: string;
  readonly why: string;
}
