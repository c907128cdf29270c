import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { AuditContext } from "./audit-context";
import type { Catalogue } from "./catalogue";
import type { GuardedZone } from "./guarded-zone";
import { Guards } from "./guards";
import { Takers } from "./takers";
import { Whereabouts } from "./whereabouts";
import { World } from "./world";

/** @param zone Whose conditions at plan time count, and whose boundary does. */
export function newContext(
  documents: readonly TerraformDocument[] | World,
  zone: GuardedZone,
  catalogue: Catalogue,
  scope: ReadonlySet<TerraformResource> = new Set(),
): AuditContext {
  const world = documents instanceof World ? documents : new World(documents);
  const takers = new Takers();
  const guards = new Guards(zone);
  const context: AuditContext = {
    boundary: zone.boundary,
    catalogue,
    world,
    whereabouts: new Whereabouts({ world, catalogue, isCertain: true }, guards),
    guards,
    scope,
    leaksOf: (taker) => takers.leaksOf(taker, "taker", context),
    leaksOfKeeper: (keeper) => takers.leaksOf(keeper, "keeper", context),
  };
  return context;
}
