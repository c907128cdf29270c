import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { AuditContext } from "./audit-context";
import { AUDIT_RULES } from "./audit-rules";
import type { Catalogue } from "./catalogue";
import { type Finding, finding } from "./finding";
import { Followers } from "./followers";
import { locationOutsideBoundary } from "./rules/location-outside-boundary";
import { Whereabouts } from "./whereabouts";
import { World } from "./world";

/** Resources hand data on to each other; a longer chain is not followed, and so not shown to stay inside. */
const MOST_TAKERS = 16;

const PEERINGS: ReadonlySet<string> = new Set([
  "azurerm_databricks_virtual_network_peering",
  "azurerm_virtual_hub_connection",
  "azurerm_virtual_network_peering",
]);

export function newContext(
  documents: readonly TerraformDocument[] | World,
  boundary: ResidencyBoundary,
  catalogue: Catalogue,
  scope: ReadonlySet<TerraformResource> = new Set(),
): AuditContext {
  const world = documents instanceof World ? documents : new World(documents);
  const takers = new Takers();
  const context: AuditContext = {
    boundary,
    catalogue,
    world,
    whereabouts: new Whereabouts({ world, catalogue }),
    scope,
    leaksOf: (taker) => takers.leaksOf(taker, context),
  };
  return context;
}

/** What is kept in a resource goes where its children send it; a network does not hand on what passes it. */
function followersOf(taker: TerraformResource, { world, scope }: AuditContext): readonly TerraformResource[] {
  const followers = Followers.in(world);
  const found = new Set([taker]);
  // A set that grows while it is walked.
  for (const one of found) {
    for (const next of followers.of(one)) if (!scope.has(next) && !PEERINGS.has(next.type)) found.add(next);
  }
  found.delete(taker);
  return [...found];
}

/** What takes data of a zone without being audited with it, each judged once; where it is itself, the zone tells. */
class Takers {
  private readonly known = new Map<TerraformResource, readonly Finding[]>();
  private depth = 0;

  leaksOf(taker: TerraformResource, context: AuditContext): readonly Finding[] {
    const known = this.known.get(taker);
    if (known) return known;
    if (this.depth >= MOST_TAKERS) {
      const facts = { value: `'${taker.address}'`, reason: "data is handed on too often to be followed" };
      return [finding(taker, "id", "RegionUnresolved", facts)];
    }
    // Two that hand data to each other are judged by what each does besides.
    this.known.set(taker, []);
    this.depth++;
    const found = [taker, ...followersOf(taker, context)].flatMap((one) =>
      AUDIT_RULES.flatMap((rule) => (one === taker && rule === locationOutsideBoundary ? [] : rule(one, context))),
    );
    this.depth--;
    this.known.set(taker, found);
    return found;
  }
}
