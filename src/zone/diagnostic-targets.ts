import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { DeclaredExternal } from "../audit/catalogue";
import type { DiagnosticTargets } from "../plan/azure-policy-values";
import { isUnresolved } from "../private/literal";
import { asTerraformText } from "../private/tokens";
import type { ResidencyBoundary } from "../residency/residency-boundary";

/** What takes logs itself. */
const TARGETS: ReadonlySet<string> = new Set([
  "azurerm_eventhub_authorization_rule",
  "azurerm_eventhub_namespace_authorization_rule",
  "azurerm_log_analytics_workspace",
  "azurerm_storage_account",
]);
/** What takes them through a rule below it. */
const EVENT_HUBS: ReadonlySet<string> = new Set(["azurerm_eventhub", "azurerm_eventhub_namespace"]);
const EVENT_HUB_ID = /\/providers\/microsoft\.eventhub\/namespaces\/[^/]+(?:\/eventhubs\/[^/]+)?$/i;

/**
 * Where diagnostic settings of a zone may send to: what takes logs and stands under the zone, whoever made it, and what was
 * declared for a region inside. Asked for when the app is synthesized. What stands in a stack of its own is left out: that
 * stack needs this one, so that nothing here can refer to it.
 */
export function diagnosticTargets(
  zone: IConstruct,
  boundary: ResidencyBoundary,
  externals: readonly DeclaredExternal[],
): DiagnosticTargets {
  const stack = TerraformStack.of(zone);
  const resources = zone.node
    .findAll()
    .filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct))
    .filter((resource) => TerraformStack.of(resource) === stack);
  const idsOf = (types: ReadonlySet<string>) =>
    resources.filter(({ terraformResourceType }) => types.has(terraformResourceType)).map(idOf);
  const declared = externals
    .filter(({ what, region }) => boundary.permitsStorage(region) && (isUnresolved(what) || what.startsWith("/")))
    .map(({ what }) => what);
  const hubs = declared.filter((what) => isUnresolved(what) || EVENT_HUB_ID.test(what));
  return {
    ids: eachOnce(zone, [...idsOf(TARGETS), ...declared]),
    eventHubIds: eachOnce(zone, [...idsOf(EVENT_HUBS), ...hubs]),
  };
}

/** A resource that Terraform makes several times has as many ids: a list among the texts. */
function idOf(resource: TerraformResource): string {
  const { count, forEach } = resource;
  const written = (resource as unknown as { readonly rawOverrides?: object }).rawOverrides ?? {};
  const isMany = forEach !== undefined || "for_each" in written;
  if (!isMany && count === undefined && !("count" in written)) return resource.getStringAttribute("id");
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  return `\${${isMany ? `values(${address})` : address}[*].id}`;
}

/** In an order that does not depend on that of the constructs. */
function eachOnce(zone: IConstruct, texts: readonly string[]): readonly string[] {
  const byText = new Map(texts.map((text) => [asTerraformText(zone, text), text] as const));
  return [...byText.keys()].sort().map((key) => byText.get(key) as string);
}
