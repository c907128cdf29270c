import type { ProvisionedThroughputRow } from "../../src/residency/facts";
import { type Fact, shown } from "./fact";
import { readTable, refuseDuplicates, withoutAbsent } from "./read-table";
import type { DeploymentTypeFact, FactTable, ModelFact, RetirementState } from "./tables";

const LIFECYCLES = ["Preview", "GA", "Legacy", "Deprecated", "Retired"] as const;
const QUOTA_TIERS = 7;

export function readDeploymentTypes(root: Fact): FactTable<DeploymentTypeFact> {
  refuseDuplicates(root.field("deploymentTypes").items(), (row) => row.field("name").value);
  return readTable(root, "deploymentTypes", (row) => {
    row.fields(["name", "processingScope", "billingUnit", "quotaPool", "acceptedByProvider"], ["note"]);
    return withoutAbsent({
      name: row.field("name").text(/^[A-Z][A-Za-z]+$/, "a sku.name such as 'DataZoneStandard'"),
      processingScope: row.field("processingScope").oneOf(["Geography", "DataZone", "Global"]),
      billingUnit: row.field("billingUnit").oneOf(["TokensPerMinute", "ProvisionedThroughputUnits", "EnqueuedTokens"]),
      quotaPool: row.field("quotaPool").oneOf(["Region", "DataZone", "Subscription"]),
      acceptedByProvider: row.field("acceptedByProvider").flag(),
      note: row.optional("note", (fact) => fact.text()),
    });
  });
}

export function readModels(root: Fact): FactTable<ModelFact> {
  refuseDuplicates(root.field("models").items(), modelLabel);
  return readTable(root, "models", readModel, ["factsAsOf"]);
}

/** Name and version, as people look a model up. */
export function modelLabel(row: Fact): string {
  return `${row.field("name").value} ${row.field("version").value}`;
}

function readModel(indexed: Fact): ModelFact {
  const row = indexed.called(modelLabel(indexed));
  row.fields(
    ["name", "version", "format", "reasoning", "availability"],
    [
      ...["lifecycle", "retirement", "replacement", "note", "retirementHistory"],
      ...["quotaTokensPerMinute", "requestsPerThousandTokens", "tokensPerUnit", "provisioned"],
    ],
  );
  return withoutAbsent({
    name: row.field("name").text(/^[a-z0-9][a-z0-9.-]*$/, "a model name such as 'gpt-5.4'"),
    version: row.field("version").text(),
    format: row.field("format").text(),
    reasoning: row.field("reasoning").flag(),
    lifecycle: row.optional("lifecycle", (fact) => fact.oneOf(LIFECYCLES)),
    retirement: row.optional("retirement", (fact) => fact.date()),
    replacement: row.optional("replacement", (fact) => fact.text()),
    note: row.optional("note", (fact) => fact.text()),
    availability: byType(row.field("availability"), readRegionNames),
    quotaTokensPerMinute: row.optional("quotaTokensPerMinute", (fact) => byType(fact, readQuota)),
    requestsPerThousandTokens: row.optional("requestsPerThousandTokens", (fact) =>
      byType(fact, (rate) => rate.positiveNumber()),
    ),
    tokensPerUnit: row.optional("tokensPerUnit", (fact) => fact.wholeNumber()),
    provisioned: row.optional("provisioned", readProvisioned),
    retirementHistory: row.field("retirementHistory").items().map(readState),
  });
}

function byType<T>(fact: Fact, read: (fact: Fact) => T): { [deploymentType: string]: T } {
  return Object.fromEntries(fact.entries().map(([type, value]) => [type, read(value)]));
}

function readRegionNames(fact: Fact): readonly string[] {
  const regions = fact.items();
  if (regions.length === 0) fact.problem("must name a region; leave the type out where there is none");
  refuseDuplicates(regions);
  return regions.map((region) => region.text()).sort();
}

function readQuota(fact: Fact): readonly (number | null)[] {
  const tiers = fact.items();
  if (tiers.length !== QUOTA_TIERS) fact.problem(`must have ${QUOTA_TIERS} values, tier 0 to 6, has ${tiers.length}`);
  if (tiers.length > 0 && tiers.every((tier) => tier.value === null))
    fact.problem("has no value at all; leave the type out");
  return tiers.map((tier) => (tier.value === null ? null : tier.wholeNumber()));
}

function readProvisioned(fact: Fact): ProvisionedThroughputRow {
  const required = ["zoneMinimum", "zoneStep", "regionalMinimum", "regionalStep", "inputTokensPerMinute"] as const;
  fact.fields(required, ["outputToInputRatio"]);
  return withoutAbsent({
    zoneMinimum: fact.field("zoneMinimum").wholeNumber(),
    zoneStep: fact.field("zoneStep").wholeNumber(),
    regionalMinimum: fact.field("regionalMinimum").wholeNumber(),
    regionalStep: fact.field("regionalStep").wholeNumber(),
    inputTokensPerMinute: fact.field("inputTokensPerMinute").wholeNumber(),
    outputToInputRatio: fact.optional("outputToInputRatio", (ratio) => ratio.positiveNumber()),
  });
}

function readState(fact: Fact): RetirementState {
  fact.fields(["asOf"], ["lifecycle", "retirement"]);
  if (fact.field("lifecycle").value === undefined && fact.field("retirement").value === undefined) {
    fact.problem(`says nothing: ${shown(fact.value)}`);
  }
  return withoutAbsent({
    asOf: fact.field("asOf").date(),
    lifecycle: fact.optional("lifecycle", (value) => value.oneOf(LIFECYCLES)),
    retirement: fact.optional("retirement", (value) => value.date()),
  });
}
