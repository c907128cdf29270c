import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import type { Finding } from "./finding";
import type { Guards } from "./guards";
import type { Whereabouts } from "./whereabouts";
import type { World } from "./world";

/** What a rule judges by. */
export interface AuditContext {
  readonly boundary: ResidencyBoundary;
  readonly catalogue: Catalogue;
  /** All documents of the app. */
  readonly world: World;
  readonly whereabouts: Whereabouts;
  readonly guards: Guards;
  /** What is audited together with the resource at hand, so that one fault is told once. */
  readonly scope: ReadonlySet<TerraformResource>;
  /** How something hands on what it is given that is not audited itself, and takes data of what is. */
  leaksOf(taker: TerraformResource): readonly Finding[];
  /** How something that is not audited itself hands on what is kept in it by a part of it. What its other parts do is theirs. */
  leaksOfKeeper(keeper: TerraformResource): readonly Finding[];
}

/** One check: what is wrong with a resource; nothing when all is well or the rule does not concern it. */
export type AuditRule = (resource: TerraformResource, context: AuditContext) => readonly Finding[];
