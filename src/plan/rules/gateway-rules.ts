import { isOneOf } from "../../private/guards";
import { isUnresolved } from "../../private/literal";
import { type Problem, problem } from "../../private/problem-list";
import { grouped, shown } from "../../private/text";
import { ApimTier } from "../../request/apim-tier";
import type { AzureRegion } from "../../residency/azure-region";
import { atRestFacts } from "../../residency/outside-facts";
import { APIM_TIERS, type ApimTierFacts } from "../apim-tiers";
import type { GatewayPlan, GatewayRequest } from "../gateway-plan";
import { regionArgument } from "../plan-zone";
import { tierProblems } from "./failover-option-rules";

const KIB = 1024;
const MIB = 1024 * KIB;
const MOST_CHARACTERS = 100;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is known of the tier that is asked for; undefined for what is no tier, which is told once. */
export function tierOf(request: GatewayRequest): { tier: ApimTier; facts: ApimTierFacts } | undefined {
  if (!isOneOf(ApimTier, request.tier)) return undefined;
  const tier = request.tier as ApimTier;
  return { tier, facts: APIM_TIERS[tier] };
}

/**
 * The service handles requests in its region, and keeps its configuration, keys and cached secrets in the geography.
 *
 * @see https://learn.microsoft.com/azure/api-management/api-management-howto-deploy-multi-region
 */
export function gatewayRegionProblems({ region, zone }: Pick<GatewayRequest, "region" | "zone">): Problem[] {
  const path = "region";
  if (isUnresolved(region)) return [problem("LiteralNeeded", path, { value: shown(region), what: "a region" })];
  const invalid = regionArgument(path, region);
  if (invalid.length > 0) return invalid;
  const known = region as AzureRegion;
  const allowed = zone.regions.map(({ name }) => name);
  if (!allowed.includes(known.name)) return [problem("RegionNotInZone", path, { region: known.name, allowed })];
  const { boundary } = zone.dataClass;
  if (boundary.permitsStorageInGeography(known)) return [];
  return [problem("GatewayLeavesBoundary", path, atRestFacts(boundary, known))];
}

/** A tier that no gateway should be created with. */
export function createdTierProblems(request: GatewayRequest): Problem[] {
  const known = tierOf(request);
  if (!known) return tierProblems(request.tier);
  const { tier, facts } = known;
  if (facts.streams) return [];
  const policy = grouped(facts.mostPolicyBytes / KIB);
  const buffered = grouped(facts.mostBufferedBytes / MIB);
  const reason = `does not stream answers, has no circuit breaker, and takes requests of ${buffered} MiB and policies of ${policy} KiB at most`;
  const change = "use another tier";
  return [problem("TierDoesNotFit", "tier", { tier, reason, change })];
}

/** A number of units that the tier does not come in. */
export function unitProblems(request: GatewayRequest): Problem[] {
  const { units } = request;
  const path = "units";
  if (units === undefined) return [];
  if (isUnresolved(units)) return [problem("LiteralNeeded", path, { value: "a number", what: "a number of units" })];
  if (typeof units !== "number" || !Number.isInteger(units) || units < 1) {
    return [problem("OptionInvalid", path, { value: shown(units), what: "a whole number above zero" })];
  }
  const known = tierOf(request);
  // Consumption has no units; that it is refused says enough.
  if (!known || known.facts.mostUnits === 0 || units <= known.facts.mostUnits) return [];
  const { tier, facts } = known;
  const most = facts.mostUnits === 1 ? "1 unit" : `${facts.mostUnits} units`;
  const reason = `takes at most ${most}, not ${grouped(units)}`;
  return [problem("TierDoesNotFit", path, { tier, reason, change: "use fewer units, or another tier" })];
}

/** Who publishes, and where the mails go. */
export function publisherProblems({ publisherName, publisherEmail }: GatewayRequest): Problem[] {
  const problems: Problem[] = [];
  const isName = typeof publisherName === "string" && publisherName.trim() !== "";
  if (!isName || (!isUnresolved(publisherName) && publisherName.length > MOST_CHARACTERS)) {
    const what = `a name of 1 to ${MOST_CHARACTERS} characters`;
    problems.push(problem("OptionInvalid", "publisherName", { value: shown(publisherName), what }));
  }
  if (isUnresolved(publisherEmail)) {
    const what = "where Azure sends its warnings";
    problems.push(problem("LiteralNeeded", "publisherEmail", { value: shown(publisherEmail), what }));
  } else if (!isAddress(publisherEmail)) {
    const what = `a mail address of at most ${MOST_CHARACTERS} characters`;
    problems.push(problem("OptionInvalid", "publisherEmail", { value: shown(publisherEmail), what }));
  }
  return problems;
}

function isAddress(value: unknown): boolean {
  return typeof value === "string" && value.length <= MOST_CHARACTERS && ADDRESS.test(value);
}

/** What works, but stops working sooner than somebody may expect. */
export function sizeWarnings(plan: GatewayPlan): Problem[] {
  const { tier, units, availabilityZones } = plan;
  const { hasSla, hasZones } = APIM_TIERS[tier];
  if (!hasSla) return [problem("TierWithoutSla", "tier", { tier })];
  if (availabilityZones.length === 1) {
    return [problem("SingleAvailabilityZone", "availabilityZones", { zone: availabilityZones[0] })];
  }
  return hasZones && units === 1 ? [problem("SingleUnit", "units", { tier })] : [];
}
