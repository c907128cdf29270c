import type { AzureRegion } from "../residency/azure-region";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { type JsonValue, ownValue } from "../terraform/json-value";
import { resolveItems, resolveValue } from "../terraform/reference";
import type { Resolution } from "../terraform/resolution";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { isDefault } from "./certain";
import type { GuardedZone } from "./guarded-zone";
import { isGuarded, type PlanGuard, planGuards } from "./plan-guard";

const LOCATION = "location";
/** Of a list that is checked as a whole, an item. */
const ITEM = /\[\d+\]$/;

/** A condition that a resource carries, and whether it is on a value that the document does not tell. */
interface Held extends PlanGuard {
  readonly isUnknown: boolean;
}

/** What Terraform itself checks before it makes the resources of a zone. Conditions of another zone are none of this one. */
export class Guards {
  private readonly known = new Map<TerraformResource, readonly Held[]>();

  constructor(private readonly zone: GuardedZone) {}

  get boundary(): ResidencyBoundary {
    return this.zone.boundary;
  }

  /** Regions one of which an attribute names when the resource is made. */
  regionsAt(resource: TerraformResource, attribute: string): readonly AzureRegion[] | undefined {
    return this.at(resource, attribute)?.regions;
  }

  /** Whether Terraform refuses whatever an attribute must not be. */
  holds(resource: TerraformResource, attribute: string): boolean {
    return this.at(resource, attribute) !== undefined;
  }

  /** Whether a value is the one that the resource gets, or another one would be as good. */
  settles(resource: TerraformResource, attribute: string, found: Resolution): boolean {
    return found.kind === "literal" && (!isDefault(found) || this.holds(resource, attribute));
  }

  /** Whether all that there is to say of an attribute other than the location is said by a condition: nobody knows its value. */
  answers(resource: TerraformResource, attribute: string): boolean {
    const key = withoutFirst(attribute);
    return key !== LOCATION && this.of(resource).some((held) => held.isUnknown && withoutFirst(held.attribute) === key);
  }

  private at(resource: TerraformResource, attribute: string): Held | undefined {
    const key = withoutFirst(attribute);
    const list = attribute.replace(ITEM, "");
    return this.of(resource).find(
      (held) => withoutFirst(held.attribute) === key || (held.isList && held.attribute === list),
    );
  }

  private of(resource: TerraformResource): readonly Held[] {
    const { type, body, document } = resource;
    if (ownValue(body, "lifecycle") === undefined) return [];
    const known =
      this.known.get(resource) ??
      planGuards(type, body, this.zone)
        .filter((guard) => isGuarded(body, guard))
        .map((guard): Held => {
          const found = resolveValue(document, guard.value);
          // What the document tells is judged by what it tells, and so is each item of a list.
          const isTold = found.kind === "literal" || (guard.isList && hasItems(document, guard.value));
          return { ...guard, isUnknown: !isTold };
        });
    this.known.set(resource, known);
    return known;
  }
}

function hasItems(document: TerraformDocument, value: JsonValue): boolean {
  return (resolveItems(document, value) ?? []).length > 0;
}

/** A block that may occur once is written as an object or as a list of one. */
function withoutFirst(attribute: string): string {
  return attribute.replaceAll("[0]", "");
}
