import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ENTRIES } from "./value-entries";

/** What one argument may hold; the provider schema knows types only. */
export interface ValueRule {
  readonly resource: string;
  /** Without indices: `content_filter.source`. */
  readonly argument: string;
  readonly values?: readonly (string | number)[];
  readonly pattern?: string;
  readonly forbiddenCharacters?: string;
  readonly cannotEndWith?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Numbers allowed outside of minimum and maximum. */
  readonly also?: readonly number[];
  /** Numbers need not be whole. */
  readonly fractions?: boolean;
  /** Titles of the pages that say so. */
  readonly sources: readonly string[];
}

/** A filter of a content filter policy and the sides of a request it can look at. */
export interface FilterRule {
  readonly name: string;
  readonly sources: readonly string[];
}

export interface ValueTables {
  readonly rules: readonly ValueRule[];
  readonly filters: readonly FilterRule[];
  /** Categories that a resource can send to its diagnostics, by the type of the resource. */
  readonly logCategories: { readonly [type: string]: readonly string[] };
  readonly categoryGroups: readonly string[];
  readonly apiManagement: ApiManagementLimits;
}

/** What depends on the tier of an API Management service, and how many of something it takes. */
export interface ApiManagementLimits {
  /** Tiers that take a type of virtual network. */
  readonly virtualNetworkTiers: { readonly [type: string]: readonly string[] };
  readonly zoneTiers: readonly string[];
  readonly additionalLocationTiers: readonly string[];
  readonly clientCertificateTiers: readonly string[];
  readonly tiersWithoutCertificates: readonly string[];
  readonly mostErrorReasons: number;
  /** Elements that a policy fragment may not hold. */
  readonly notInFragments: readonly string[];
}

type Entry = Record<string, never> & Partial<Omit<ValueRule, "resource" | "argument">> & Record<string, unknown>;

let loaded: ValueTables | undefined;

/** The tables in `facts/azure-names.json`, read once. */
export function azureValueTables(): ValueTables {
  loaded ??= parseValueTables(readFileSync(join(__dirname, "../../facts/azure-names.json"), "utf8"));
  return loaded;
}

export function parseValueTables(json: string): ValueTables {
  const facts = JSON.parse(json);
  const filters = facts.raiPolicy.contentFilters;
  return {
    rules: ENTRIES.map(([resource, argument, entry]) => ruleOf(facts, resource, argument, entry)),
    filters: [...filters.withSeverity, ...filters.withoutSeverity],
    logCategories: {
      azurerm_cognitive_account: facts.diagnosticSetting.logCategories.map(nameOf),
      azurerm_api_management: facts.apiManagement.logs.categories.map(nameOf),
    },
    categoryGroups: facts.diagnosticSetting.categoryGroups,
    apiManagement: limitsOf(facts),
  };
}

function nameOf({ name }: { name: string }): string {
  return name;
}

function limitsOf(facts: Record<string, unknown>): ApiManagementLimits {
  const list = (path: string, what: string): string[] => {
    const found: unknown = descend(facts, path.split("."));
    if (!Array.isArray(found)) throw new Error(`${path}: no list of ${what}`);
    return found;
  };
  const tiers = (path: string) => list(`apiManagement.service.${path}`, "tiers");
  const mostErrorReasons: unknown = descend(facts, ["apiManagement", "backend", "circuitBreaker", "most"]);
  if (typeof mostErrorReasons !== "number") throw new Error("apiManagement.backend.circuitBreaker.most: no number");
  return {
    virtualNetworkTiers: {
      External: tiers("virtualNetworkTiers.External"),
      Internal: tiers("virtualNetworkTiers.Internal"),
    },
    zoneTiers: tiers("zones.tiers"),
    additionalLocationTiers: tiers("additionalLocation.tiers"),
    clientCertificateTiers: tiers("clientCertificateEnabled.tiers"),
    tiersWithoutCertificates: tiers("certificate.refusedForTiers"),
    mostErrorReasons,
    notInFragments: list("apiManagement.policyFragment.value.without", "elements"),
  };
}

function ruleOf(facts: Record<string, unknown>, resource: string, argument: string, path: string): ValueRule {
  const keys = path.split(".");
  const entry = descend(facts, keys);
  // A plain list is the list of values; its sources stand beside it.
  const parent = descend(facts, keys.slice(0, -1));
  const fields: Entry = Array.isArray(entry)
    ? ({ values: entry, sources: parent?.sources } as never)
    : (entry as Entry);
  const sources = (fields?.sources ?? []).map(
    (key) => (facts.sources as Record<string, { title: string }>)[key]?.title,
  );
  // An entry that was renamed, or a source that is gone, must not turn into a rule that refuses nothing.
  if (sources.length === 0 || sources.includes(undefined as never)) throw new Error(`${path}: no such entry or source`);
  return { resource, argument, sources, ...constraintsOf(path, fields) };
}

function constraintsOf(path: string, fields: Entry): Omit<ValueRule, "resource" | "argument" | "sources"> {
  const { values, forbiddenCharacters, cannotEndWith, minLength, maxLength, minimum, maximum, also, fractions } =
    fields;
  // The safe pattern is the one that both the provider and Azure accept.
  const pattern = (fields.safePattern ?? fields.azurePattern ?? fields.pattern) as string | undefined;
  const text = { pattern, forbiddenCharacters, cannotEndWith, minLength, maxLength };
  const all = { values, ...text, minimum, maximum, also, fractions };
  const constraints = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  if (Object.keys(constraints).length === 0) throw new Error(`${path}: says nothing that can be checked`);
  return constraints;
}

function descend(facts: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], facts) as
    | Record<string, unknown>
    | undefined;
}
