import { isOneOf, isResourceId } from "../../private/guards";
import { isUnresolved } from "../../private/literal";
import { type Problem, problem } from "../../private/problem-list";
import { quotedList, shown } from "../../private/text";
import { ApimTier } from "../../request/apim-tier";
import { ApimVirtualNetwork } from "../../request/apim-virtual-network";
import { AzureRegion } from "../../residency/azure-region";
import { APIM_TIERS } from "../apim-tiers";
import type { GatewayRequest } from "../gateway-plan";
import { tierOf } from "./gateway-rules";

const ZONES: readonly unknown[] = ["1", "2", "3"];
const SUBNET =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/virtualNetworks\/[^/]+\/subnets\/[^/]+$/i;

/** Availability zones: of the region, of the tier, and with units for each. */
export function zoneProblems(request: GatewayRequest): Problem[] {
  const zones = request.availabilityZones;
  const path = "availabilityZones";
  if (zones === undefined || (Array.isArray(zones) && zones.length === 0)) return [];
  if (isUnresolved(zones)) return [problem("LiteralNeeded", path, { value: "a list", what: "an availability zone" })];
  if (!Array.isArray(zones)) return [problem("OptionInvalid", path, { value: shown(zones), what: "a list of zones" })];
  const wrong = zones.flatMap((zone: unknown, index) =>
    ZONES.includes(zone) && zones.indexOf(zone) === index
      ? []
      : [problem("OptionInvalid", `${path}[${index}]`, { value: shown(zone), what: "'1', '2' or '3', each once," })],
  );
  if (wrong.length > 0) return wrong;
  return [...regionZoneProblems(request.region), ...tierZoneProblems(request, zones.length)];
}

// Of a region that somebody has declared nobody has said whether it has zones.
function regionZoneProblems(region: unknown): Problem[] {
  if (!(region instanceof AzureRegion) || !AzureRegion.isKnown(region.name) || region.availabilityZones) return [];
  return [problem("RegionWithoutZones", "availabilityZones", { region: region.name })];
}

function tierZoneProblems(request: GatewayRequest, count: number): Problem[] {
  const known = tierOf(request);
  if (!known) return [];
  const { tier, facts } = known;
  const unfit = (reason: string, change: string) =>
    problem("TierDoesNotFit", "availabilityZones", { tier, reason, change });
  if (!facts.takesZones) {
    const able = Object.values(ApimTier).filter((other) => APIM_TIERS[other].takesZones);
    const change = `leave availabilityZones out, or use ${quotedList(able)}`;
    return [unfit("cannot be pinned to availability zones by the azurerm provider", change)];
  }
  const problems: Problem[] = [];
  const units = request.units ?? 1;
  if (typeof units === "number" && units % count !== 0) {
    const change = `use ${count} units or a multiple, or leave availabilityZones out so that Azure spreads them`;
    problems.push(
      unfit(`spreads units evenly, and ${units} ${units === 1 ? "does" : "do"} not fit ${count} zones`, change),
    );
  }
  if (request.virtualNetworkType !== undefined) {
    const reason = "needs a public IP address of your own to be pinned to availability zones in a virtual network";
    problems.push(unfit(reason, "leave availabilityZones out so that Azure spreads the units"));
  }
  return problems;
}

/** A virtual network: one that the tier can stand in, with its subnet. */
export function virtualNetworkProblems(request: GatewayRequest): Problem[] {
  const { virtualNetworkType: type, subnetId } = request;
  if (type === undefined) {
    if (subnetId === undefined) return [];
    const what = "no subnet, or a virtualNetwork with it,";
    return [problem("OptionInvalid", "subnetId", { value: shown(subnetId), what })];
  }
  return [...typeProblems(request, type), ...subnetProblems(subnetId)];
}

function typeProblems(request: GatewayRequest, type: unknown): Problem[] {
  const path = "virtualNetwork";
  if (isUnresolved(type)) return [problem("LiteralNeeded", path, { value: shown(type), what: "a virtual network" })];
  if (!isOneOf(ApimVirtualNetwork, type)) {
    return [problem("OptionInvalid", path, { value: shown(type), what: "an ApimVirtualNetwork" })];
  }
  const asked = type as ApimVirtualNetwork;
  const known = tierOf(request);
  if (!known || known.facts.virtualNetworks.includes(asked)) return [];
  const able = Object.values(ApimTier).filter((tier) => APIM_TIERS[tier].virtualNetworks.includes(asked));
  const reason = `has no virtual network of the kind '${asked}'`;
  const change = `leave virtualNetwork out, or use ${quotedList(able)}`;
  return [problem("TierDoesNotFit", path, { tier: known.tier, reason, change })];
}

function subnetProblems(subnetId: unknown): Problem[] {
  if (isResourceId(subnetId) && (isUnresolved(subnetId) || SUBNET.test(subnetId))) return [];
  const what = "the id of a subnet, '/subscriptions/…/virtualNetworks/…/subnets/…',";
  return [problem("OptionInvalid", "subnetId", { value: shown(subnetId), what })];
}
