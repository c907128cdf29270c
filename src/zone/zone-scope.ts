import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { problem, throwIfAny } from "../private/problem-list";

/** Marks a construct as a residency zone. By a symbol of the process, so that two copies of the library know each other's. */
export const ZONE_SYMBOL = Symbol.for("cdktf-multi-region-openai.ResidencyZone");

/** The nearest zone around a construct, which may be the construct itself. */
export function zoneAbove(construct: IConstruct): IConstruct | undefined {
  return [...construct.node.scopes].reverse().find((scope) => ZONE_SYMBOL in scope);
}

/** The other zones of the app. */
export function zonesBeside(zone: IConstruct): readonly IConstruct[] {
  return zone.node.root.node.findAll().filter((construct) => construct !== zone && ZONE_SYMBOL in construct);
}

/** The id of a zone that may stand here. Asked before `super`, because the framework's own refusal does not say what to do. */
export function freeId(scope: Construct, id: string): string {
  const outer = zoneAbove(scope);
  const sibling = scope.node.tryFindChild(id);
  throwIfAny(`ResidencyZone '${id}'`, [
    ...(sibling ? [problem("ZoneIdTaken", "id", { id, other: sibling.node.path })] : []),
    ...(scope.node.scopes.some((above) => TerraformStack.isStack(above))
      ? []
      : [problem("ZoneOutsideStack", "scope", { id })]),
    ...(outer ? [problem("ZoneInsideZone", "scope", { other: outer.node.path })] : []),
  ]);
  return id;
}
