import { readFileSync } from "node:fs";
import { join } from "node:path";

// Judges what a stack was meant to be, from the facts as they are collected. Shares no code with src/ on purpose.

interface Region {
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  readonly country: string;
  readonly dataZone?: string;
}

export const REGIONS: readonly Region[] = facts("regions").regions;
export const DEPLOYMENT_TYPES: readonly { readonly name: string; readonly processingScope: string }[] =
  facts("deployment-types").deploymentTypes;
const DATA_ZONES: readonly { readonly name: string; readonly countries?: readonly string[] }[] =
  facts("data-zones").dataZones;
export const COUNTRIES: readonly {
  readonly code: string;
  readonly euMemberState: boolean;
  readonly euDataBoundary: boolean;
}[] = facts("countries").countries;

export interface MeantBoundary {
  readonly storedIn: readonly string[];
  readonly processedIn: readonly string[];
}

/** Where a value comes from: from some of these, nobody can tell it before Terraform runs. */
export type Source =
  | "literal"
  | "display name"
  | "upper case"
  | "local"
  | "reference"
  | "variable"
  | "variable with a default"
  | "function of texts"
  | "function of a reference"
  | "condition";

/** The construct that wrote a resource: one of the zone, one of another zone, or none. */
export type Owner = "prod/eu" | "prod/us" | "nobody" | "nobody, but it mentions account 0";

export interface MeantStack {
  readonly accounts: readonly { readonly owner: Owner; readonly region: string; readonly source: Source }[];
  readonly deployments: readonly {
    readonly owner: Owner;
    readonly account: number;
    readonly accountSource: Source;
    readonly type: string;
    readonly typeSource: Source;
  }[];
  readonly stores: readonly { readonly owner: Owner; readonly region: string; readonly source: Source }[];
}

/** Names (`account0`, `deployment0`, `store0`) of what is not certainly inside the boundary, of what belongs to `prod/eu`. */
export function breaches(stack: MeantStack, boundary: MeantBoundary): readonly string[] {
  const found: string[] = [];
  const accountsInZone = stack.accounts.map(({ owner }) => owner === "prod/eu");
  stack.accounts.forEach((account, index) => {
    if (!accountsInZone[index]) return;
    if (isUncertain(account.source) || !storesInside(account.region, boundary)) found.push(`account${index}`);
  });
  stack.stores.forEach((store, index) => {
    // One that nobody wrote is the zone's, unless something ties it to others and nothing to the zone.
    const mentions = store.owner === "nobody, but it mentions account 0";
    const isTiedElsewhere = store.source === "reference" || (mentions && !accountsInZone[0]);
    const isOfZone = store.owner === "prod/eu" || (mentions && accountsInZone[0]);
    if (!isOfZone && (store.owner === "prod/us" || isTiedElsewhere)) return;
    const country = region(store.region).country;
    if (isUncertain(store.source) || !boundary.storedIn.includes(country)) found.push(`store${index}`);
  });
  stack.deployments.forEach((deployment, index) => {
    const account = stack.accounts[deployment.account];
    const isTold = !isUncertain(deployment.accountSource);
    // A function hides which account it is, but not that it may be one of the zone.
    const hasAccountOfZone = deployment.accountSource !== "variable" && accountsInZone[deployment.account];
    if (deployment.owner !== "prod/eu" && !hasAccountOfZone) return;
    // A default outside is told of the account alone, and judged as what it says.
    const isTakenOutside = account.source === "variable with a default" && !storesInside(account.region, boundary);
    const processes = processedIn(deployment.type, account.region);
    const isInside =
      isTold &&
      (isTakenOutside || !isUncertain(account.source)) &&
      !isUncertain(deployment.typeSource) &&
      processes?.every((country) => boundary.processedIn.includes(country)) &&
      // An account of the zone is told on its own line.
      (hasAccountOfZone || storesInside(account.region, boundary));
    if (isInside !== true) found.push(`deployment${index}`);
  });
  return found;
}

function isUncertain(source: Source): boolean {
  return ["variable", "variable with a default", "function of a reference", "condition"].includes(source);
}

function region(name: string): Region {
  const found = REGIONS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(name);
  return found;
}

function countriesAround(name: string): readonly string[] {
  const { geography } = region(name);
  return REGIONS.filter((other) => other.geography === geography).map(({ country }) => country);
}

export function storesInside(name: string, { storedIn }: MeantBoundary): boolean {
  return countriesAround(name).every((country) => storedIn.includes(country));
}

/** Nothing when no border is promised. */
export function processedIn(type: string, regionName: string): readonly string[] | undefined {
  const scope = DEPLOYMENT_TYPES.find(({ name }) => name === type)?.processingScope;
  if (scope === "Geography") return countriesAround(regionName);
  if (scope === "DataZone") return DATA_ZONES.find(({ name }) => name === region(regionName).dataZone)?.countries;
  return undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the facts, read without the code that checks them.
function facts(name: string): any {
  return JSON.parse(readFileSync(join(__dirname, "..", "..", "facts", `${name}.json`), "utf8"));
}
