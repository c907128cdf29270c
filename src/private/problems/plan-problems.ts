import { grouped, quotedList } from "../text";
import { kind } from "./problem-kind";

type Unit = "tokens" | "requests";

function offered(model: string, offers: readonly string[]): string {
  if (offers.length > 0) return `use ${offers.map((name) => `DeploymentType.of('${name}')`).join(" or ")}`;
  return `'${model}' has no deployment type there that stays inside: use another region, model or boundary`;
}

/** What can be wrong with the accounts and deployments that are asked for. */
export const PLAN_PROBLEMS = {
  AtRestLeavesBoundary: kind(
    "An account would keep data at rest outside the boundary: it does so anywhere in the geography of its region.",
    (f: { region: string; geography: string; outside: readonly string[]; boundary: string }) =>
      `an account in '${f.region}' keeps files and stored responses anywhere in the geography '${f.geography}', which reaches ${quotedList(f.outside)} outside '${f.boundary}'; use another region or a boundary that holds the whole geography`,
  ),
  ProcessingLeavesBoundary: kind(
    "A deployment type may process prompts outside the boundary.",
    (f: {
      type: string;
      regions: readonly string[];
      where: string;
      boundary: string;
      model: string;
      offers: readonly string[];
    }) =>
      `'${f.type}' in ${quotedList(f.regions)} may process prompts in ${f.where}, which is not all inside '${f.boundary}'; ${offered(f.model, f.offers)}`,
  ),
  RegionWithoutDataZone: kind(
    "A data zone type is asked for in a region that is in no data zone.",
    (f: { type: string; regions: readonly string[]; model: string; offers: readonly string[] }) =>
      `'${f.type}' needs a data zone, and ${quotedList(f.regions)} ${f.regions.length === 1 ? "is" : "are"} in none; ${offered(f.model, f.offers)}`,
  ),
  ContentFilterPolicyDiffers: kind(
    "One deployment name has different content filter policies in different accounts.",
    (f: { name: string; policy: string; account: string; other: string; otherAccount: string }) =>
      `'${f.name}' is filtered by '${f.policy}' in account '${f.account}' but by '${f.other}' in '${f.otherAccount}'; a failover would change the answer: use one policy, or another deployment name`,
  ),
  AccountsEmpty: kind(
    "No account is asked for.",
    () => "the list is empty; leave it out for one account in each region of the zone",
  ),
  SingleRegion: kind(
    "All accounts are in one region, so there is nowhere to fail over to.",
    (f: { region: string }) =>
      `all accounts are in '${f.region}', so an outage of it stops everything; add a region, or set allowSingleRegion: true`,
  ),
  TooManyAccounts: kind(
    "A region would hold more accounts than a subscription may have there.",
    (f: { region: string; count: number; most: number }) =>
      `${f.count} accounts in '${f.region}' are more than the ${f.most} that one subscription may have there; use another region, or a provider of another subscription`,
  ),
  AccountKeyInvalid: kind(
    "The key of an account has characters that names cannot carry.",
    (f: { value: string }) =>
      `${f.value} is no account key; use letters, digits and '-', beginning with a letter or digit`,
  ),
  AccountKeyTaken: kind(
    "Two accounts have the same key.",
    (f: { key: string }) =>
      `'${f.key}' is the key of another account already; give each account of a region its own key`,
  ),
  AccountUnknown: kind(
    "A property names an account that is not asked for.",
    (f: { key: string; known: readonly string[] }) =>
      `there is no account '${f.key}'; accounts are ${quotedList(f.known)}`,
  ),
  RegionNotInZone: kind(
    "An account is in a region that its zone does not have.",
    (f: { region: string; allowed: readonly string[] }) =>
      `'${f.region}' is no region of the zone; regions are ${quotedList(f.allowed)}; add it to the zone or use one of them`,
  ),
  NameInvalid: kind(
    "Azure would refuse a name.",
    (f: { value: string; kind: string; minimum: number; maximum: number; words: string }) =>
      `${f.value} is no name for ${f.kind}: Azure takes ${f.minimum} to ${f.maximum} characters, ${f.words}`,
  ),
  DeploymentsEmpty: kind(
    "No deployment is asked for.",
    () => "the list is empty; add a ModelDeployment.of(name, { model, deploymentType, capacity })",
  ),
  DeploymentNameTaken: kind(
    "Two deployments of an account have the same name.",
    (f: { name: string; first: number }) =>
      `'${f.name}' is the name of deployments[${f.first}] already; a name stands for one model`,
  ),
  DeploymentTypeNotAccepted: kind(
    "The azurerm provider does not know the deployment type.",
    (f: { type: string }) => `'${f.type}' is refused by the azurerm provider; use another deployment type`,
  ),
  TooManyDeployments: kind(
    "An account would hold more deployments than Azure allows.",
    (f: { count: number; most: number }) =>
      `${f.count} deployments are more than the ${f.most} that one account may hold; use a second account`,
  ),
  ContentFilterDiffers: kind(
    "Two content filter policies have the same name.",
    (f: { name: string }) =>
      `two content filter policies are called '${f.name}'; create one and use it in both places, or rename one`,
  ),
  ModelVersionDiffers: kind(
    "One deployment name stands for different models or versions in different accounts.",
    (f: { name: string; model: string; account: string; other: string; otherAccount: string }) =>
      `'${f.name}' is '${f.model}' in account '${f.account}' but '${f.other}' in '${f.otherAccount}'; a failover would change the answer: use one version, or another deployment name`,
  ),
  ModelNotInRegion: kind(
    "A model version cannot be deployed with this type in a region.",
    (f: {
      model: string;
      type: string;
      regions: readonly string[];
      boundary: string;
      inside: readonly string[];
      elsewhere: readonly string[];
      types: readonly string[];
    }) =>
      [
        `'${f.model}' cannot be deployed as '${f.type}' in ${quotedList(f.regions)}`,
        f.inside.length > 0
          ? `it can inside '${f.boundary}' in ${quotedList(f.inside, 20)}`
          : `it can nowhere inside '${f.boundary}'${f.elsewhere.length > 0 ? `, elsewhere in ${quotedList(f.elsewhere)}` : ""}`,
        ...(f.types.length > 0 ? [`in ${quotedList(f.regions)} it can as ${quotedList(f.types)}`] : []),
        "newer facts are declared with OpenAIModel.of(name, version, { availability })",
      ].join("; "),
  ),
  ModelRetired: kind(
    "A model version answers no more at the date.",
    (f: { model: string; retirement: string; asOf: string; replacement?: string }) =>
      `'${f.model}' retired on ${f.retirement}, judged at ${f.asOf}${f.replacement ? `; Microsoft names '${f.replacement}' as the successor` : ""}; use a newer version, or declare a later date with OpenAIModel.of(name, version, { retirement })`,
  ),
  ModelRetiresSoon: kind(
    "A model version answers no more within 90 days of the date.",
    (f: { model: string; retirement: string; days: number; replacement?: string }) =>
      `'${f.model}' retires on ${f.retirement}, in ${f.days} ${f.days === 1 ? "day" : "days"}${f.replacement ? `; Microsoft names '${f.replacement}' as the successor` : ""}; plan the rollout of a newer version`,
  ),
  DateInvalid: kind(
    "A date is not written as YYYY-MM-DD.",
    (f: { value: string }) => `${f.value} is no date; write it as YYYY-MM-DD`,
  ),
  CapacityReserveInvalid: kind(
    "The capacity reserve is no percentage.",
    (f: { value: string }) => `${f.value} is no percentage; write a number from 0 to 200, 100 means the whole peak`,
  ),
  CapacityNotMultiple: kind(
    "A capacity in tokens per minute is no multiple of what one unit stands for.",
    (f: { value: number; step: number; model: string }) =>
      `${grouped(f.value)} tokens per minute is no multiple of ${grouped(f.step)}, one unit of '${f.model}'; use ${grouped(Math.ceil(f.value / f.step) * f.step)}`,
  ),
  ProvisionedThroughputInvalid: kind(
    "A number of PTU is below the minimum of the model or between two steps.",
    (f: { value: number; minimum: number; step: number; next: number; model: string; type: string }) =>
      `${f.value} PTU cannot be bought: '${f.model}' as '${f.type}' starts at ${f.minimum} and goes up by ${f.step}; use ${f.next}`,
  ),
  ProvisionedThroughputUnknown: kind(
    "The minimum and step of the PTU of a model are not published.",
    (f: { model: string }) =>
      `the minimum and step of '${f.model}' in PTU are not in the tables; check the number in the portal`,
  ),
  CapacityBelowPeak: kind(
    "All accounts together carry less than the declared peak.",
    (f: { unit: Unit; total: number; peak: number }) =>
      `all accounts together carry ${grouped(f.total)} ${f.unit} per minute, less than the peak of ${grouped(f.peak)}; raise the capacity by ${grouped(f.peak - f.total)} in total`,
  ),
  CapacityBelowReserve: kind(
    "With one account or region gone, the rest carries less than the reserve asks for.",
    (f: {
      unit: Unit;
      lost: string;
      remaining: number;
      peak: number;
      reserve: number;
      needed: number;
      missing: number;
    }) =>
      `with ${f.lost} gone, ${grouped(f.remaining)} ${f.unit} per minute remain of the ${grouped(f.needed)} that capacityReserve ${f.reserve} % of the peak ${grouped(f.peak)} asks for; ${
        f.remaining === 0
          ? "no other account holds the deployment: add it to one"
          : `raise the capacity of the others by ${grouped(f.missing)} in total`
      }, or set capacityReserve to ${Math.floor((f.remaining / f.peak) * 100)}`,
  ),
  HeadroomThin: kind(
    "With one account or region gone, less than a tenth of the needed load is to spare.",
    (f: { unit: Unit; lost: string; remaining: number; needed: number }) =>
      `with ${f.lost} gone, ${grouped(f.remaining)} ${f.unit} per minute remain for the ${grouped(f.needed)} needed; retries and uneven traffic use up such a margin`,
  ),
  CapacityNotJudged: kind(
    "A peak is declared, but no published figure tells what the capacity carries.",
    (f: { unit: Unit; peak: number }) =>
      `the tables do not tell how many ${f.unit} per minute this capacity carries, so the peak of ${grouped(f.peak)} is not checked; measure it`,
  ),
  QuotaExceeded: kind(
    "The accounts take more tokens per minute than the quota tier has.",
    (f: {
      tokensPerMinute: number;
      pool: string;
      regions: readonly string[];
      shared: boolean;
      tier: number;
      quota: number;
      named: boolean;
    }) =>
      `${grouped(f.tokensPerMinute)} tokens per minute in ${quotedList(f.regions)} are more than the ${grouped(f.quota)} that tier ${f.tier} has per ${f.pool}${f.shared ? ", which these regions share" : ""}; ${f.named ? "lower the capacity, or set quotaTier to the tier of the subscription" : "no tier has more: lower the capacity, or spread it over subscriptions"}`,
  ),
  QuotaNotPublished: kind(
    "A quota tier is named for which Microsoft publishes no figure.",
    (f: { tier: number; tokensPerMinute: number }) =>
      `no quota of tier ${f.tier} is published, so ${grouped(f.tokensPerMinute)} tokens per minute are not checked; compare them with the portal`,
  ),
  QuotaAboveFirstTier: kind(
    "The accounts take more tokens per minute than a new subscription has, and no quota tier is named.",
    (f: { tokensPerMinute: number; pool: string; regions: readonly string[]; shared: boolean; quota: number }) =>
      `${grouped(f.tokensPerMinute)} tokens per minute in ${quotedList(f.regions)} are more than the ${grouped(f.quota)} that tier 1 has per ${f.pool}${f.shared ? ", which these regions share" : ""}; set quotaTier to the tier of the subscription`,
  ),
} as const;
