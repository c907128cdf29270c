import type { AzureRegion } from "../residency/azure-region";
import { ownValue } from "../terraform/json-value";
import { resolveValue } from "../terraform/reference";
import type { TerraformResource } from "../terraform/terraform-document";
import type { GuardedZone } from "./guarded-zone";
import { isGuarded, type PlanGuard, planGuards } from "./plan-guard";

const LOCATION = "location";

/** What Terraform itself checks before it makes the resources of a zone. Conditions of another zone are none of this one. */
export class Guards {
  private readonly known = new Map<TerraformResource, readonly PlanGuard[]>();

  constructor(private readonly zone: GuardedZone) {}

  /** Regions in one of which a resource is when it is made. */
  regionsOf(resource: TerraformResource): readonly AzureRegion[] | undefined {
    return this.of(resource).find(({ attribute }) => attribute === LOCATION)?.regions;
  }

  /** Whether the value of an attribute other than the location is checked. */
  answers(resource: TerraformResource, attribute: string): boolean {
    const key = withoutFirst(attribute);
    return key !== LOCATION && this.of(resource).some((guard) => withoutFirst(guard.attribute) === key);
  }

  private of(resource: TerraformResource): readonly PlanGuard[] {
    const { type, body, document } = resource;
    if (ownValue(body, "lifecycle") === undefined) return [];
    const known =
      this.known.get(resource) ??
      planGuards(type, body, this.zone)
        .filter((guard) => isGuarded(body, guard))
        // What the document tells is judged by what it tells.
        .filter(({ value }) => resolveValue(document, value).kind === "unknown");
    this.known.set(resource, known);
    return known;
  }
}

/** A block that may occur once is written as an object or as a list of one. */
function withoutFirst(attribute: string): string {
  return attribute.replaceAll("[0]", "");
}
