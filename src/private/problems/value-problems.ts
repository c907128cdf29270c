import { quotedList } from "../text";
import { kind } from "./problem-kind";

/** What can be wrong with a value: region, boundary, model, capacity. */
export const VALUE_PROBLEMS = {
  LiteralNeeded: kind(
    "A value that decides residency, versions or names is only known to Terraform.",
    (f: { value: string; what: string }) =>
      `${f.value} is only known to Terraform, but ${f.what} decides what is built; write it as a literal`,
  ),
  RegionUnknown: kind(
    "No table holds a region of this name.",
    (f: { value: string; similar: readonly string[] } | { value: string; isEverywhere: true }) =>
      "isEverywhere" in f
        ? `${f.value} names no region: what is there works world-wide; write a region inside the boundary that the service offers, or accept it with zone.waive(ResidencyWaiver.of({ code: 'RegionUnknown', … }))`
        : `${f.value} is no region that is known${f.similar.length > 0 ? `; did you mean ${quotedList(f.similar, 6)}` : ""}; docs/regions.md lists them all, a new one is declared with AzureRegion.of(name, { country, geography })`,
  ),
  RegionAlreadyKnown: kind(
    "Facts were given for a region that the table holds.",
    (f: { region: string; country: string }) =>
      `'${f.region}' is in the table already (country '${f.country}') and cannot be declared otherwise; leave the facts out`,
  ),
  RegionFactsInvalid: kind(
    "A declared region lacks its geography.",
    (f: { value: string }) => `${f.value} is no geography; write the name that Azure uses, for example 'Sweden'`,
  ),
  CountryUnknown: kind(
    "A country code is not in ISO 3166-1 alpha-2.",
    (f: { value: string }) =>
      `${f.value} is no ISO 3166-1 alpha-2 country code; write two capitals, for example 'SE' or 'GB' (not 'UK')`,
  ),
  DataZoneUnknown: kind(
    "A data zone has a name that Azure does not use.",
    (f: { value: string }) => `${f.value} is no data zone; allowed are 'US', 'EU' and 'APAC'`,
  ),
  DataZonePublished: kind(
    "A data zone is accepted by name although its countries are published.",
    (f: { zone: string; countries: readonly string[] }) =>
      `the countries of the data zone '${f.zone}' are published and it is judged by them; to accept it, add ${quotedList(f.countries, 40)} to processedIn`,
  ),
  BoundaryInvalid: kind(
    "A residency boundary lacks a name or countries.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  DeploymentTypeUnknown: kind(
    "No table holds a deployment type of this name.",
    (f: { value: string; known: readonly string[] }) =>
      `${f.value} is no deployment type that is known; known are ${quotedList(f.known)}; a new one is declared with DeploymentType.of(name, { processingScope, billingUnit })`,
  ),
  DeploymentTypeAlreadyKnown: kind(
    "Facts were given for a deployment type that the table holds.",
    (f: { type: string; scope: string }) =>
      `'${f.type}' is in the table already (processing scope '${f.scope}') and cannot be declared otherwise; leave the facts out`,
  ),
  DataClassInvalid: kind(
    "A data class lacks a name or a boundary.",
    (f: { value: string; what: string }) =>
      `${f.value} given where ${f.what} is needed, for example DataClass.of('customer-content', { boundary: ResidencyBoundary.EU_DATA_BOUNDARY })`,
  ),
  FailoverScopeInvalid: kind(
    "A failover scope names no zone.",
    (f: { value: string }) =>
      `${f.value} given where the name of a zone is needed, for example FailoverScope.toZones('eu-north')`,
  ),
  ModelUnknown: kind(
    "No table holds a model of this name.",
    (f: { name: string; version: string }) =>
      `'${f.name}' is no model that is known; docs/models.md lists them all, a new one is declared with OpenAIModel.of('${f.name}', '${f.version}', { availability: { DataZoneStandard: ['swedencentral'] } })`,
  ),
  ModelVersionMissing: kind(
    "A model is asked for without a version.",
    (f: { name: string; value: string; known: readonly string[] }) =>
      `${f.value} given where a version of '${f.name}' is needed; known are ${quotedList(f.known)}; a version is always pinned, so that no region upgrades by itself`,
  ),
  ModelVersionUnknown: kind(
    "No table holds this version of the model.",
    (f: { name: string; version: string; known: readonly string[] }) =>
      `'${f.version}' is no version of '${f.name}' that is known; known are ${quotedList(f.known)}; a new one is declared with OpenAIModel.of('${f.name}', '${f.version}', { availability: { DataZoneStandard: ['swedencentral'] } })`,
  ),
  ModelFactsInvalid: kind(
    "The facts of a declared model version are malformed.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  CapacityInvalid: kind(
    "A capacity is zero, negative or fractional.",
    (f: { value: string }) => `${f.value} is no capacity; write a whole number above zero`,
  ),
  DeploymentInvalid: kind(
    "A deployment lacks its model, type or capacity.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  CapacityUnitMismatch: kind(
    "A capacity counts something else than the deployment type is billed by.",
    (f: { type: string; unit: string; needed: string }) =>
      `'${f.type}' is counted in ${f.needed}, not in ${f.unit}; use ${FACTORY_OF_UNIT[f.needed] ?? "another capacity"}`,
  ),
  PeakInvalid: kind(
    "A declared peak is zero, negative or fractional.",
    (f: { value: string }) => `${f.value} is no peak load; write a whole number above zero, or leave it out`,
  ),
  ContentFilterInvalid: kind(
    "A content filter policy lacks a name or filters, or names a filter twice.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
} as const;

const FACTORY_OF_UNIT: { readonly [unit: string]: string } = {
  TokensPerMinute: "Capacity.tokensPerMinute(…)",
  ProvisionedThroughputUnits: "Capacity.provisionedThroughputUnits(…)",
  EnqueuedTokens: "Capacity.batchUnits(…)",
};
