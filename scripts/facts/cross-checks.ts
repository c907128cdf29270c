import type { Fact } from "./fact";
import { modelLabel } from "./read-models";
import type { Facts } from "./tables";

/** The fact files as they were read, for the places of problems. */
export interface FactFiles {
  readonly countries: Fact;
  readonly regions: Fact;
  readonly dataZones: Fact;
  readonly deploymentTypes: Fact;
  readonly models: Fact;
  readonly resourceTypes: Fact;
  readonly dataFlows: Fact;
}

/** Notes every name in one file that another file would have to hold. */
export function checkReferences(files: FactFiles, facts: Facts): void {
  checkRegions(files, facts);
  checkDataZones(files, facts);
  checkModels(files, facts);
  checkDates(files, facts.asOf);
}

function checkRegions(files: FactFiles, facts: Facts): void {
  const names = new Set(facts.regions.rows.map((row) => row.name));
  const zones = new Map(facts.dataZones.rows.map((row) => [row.name, row]));
  for (const [index, fact] of files.regions.field("regions").items().entries()) {
    const row = facts.regions.rows[index];
    const region = fact.called(row.name);
    const countryKnown = refuseUnknownCountry(region.field("country"), row.country, facts);
    if (row.pairedRegion !== undefined && !names.has(row.pairedRegion)) {
      region.field("pairedRegion").problem(`'${row.pairedRegion}' is no region of this file`);
    }
    if (row.pairedRegion === row.name) region.field("pairedRegion").problem("a region is not its own pair");
    if (row.dataZone === undefined) continue;
    const zone = zones.get(row.dataZone);
    if (!zone) region.field("dataZone").problem(`'${row.dataZone}' is no data zone of data-zones.json`);
    if (countryKnown && zone?.countries && !zone.countries.includes(row.country)) {
      region.field("dataZone").problem(`'${row.country}' is no country of the data zone ${zone.name}`);
    }
  }
}

function checkDataZones(files: FactFiles, facts: Facts): void {
  for (const [index, fact] of files.dataZones.field("dataZones").items().entries()) {
    const zone = fact.called(facts.dataZones.rows[index].name);
    for (const country of zone.field("countries").items()) refuseUnknownCountry(country, String(country.value), facts);
  }
}

function checkModels(files: FactFiles, facts: Facts): void {
  const types = new Map(facts.deploymentTypes.rows.map((row) => [row.name, row]));
  const regions = new Map(facts.regions.rows.map((row) => [row.name, row]));
  const reasoning = new Map(facts.models.rows.map((row) => [row.name, row.reasoning]));
  for (const [index, indexed] of files.models.field("models").items().entries()) {
    const model = indexed.called(modelLabel(indexed));
    const row = facts.models.rows[index];
    if (row.reasoning !== reasoning.get(row.name)) {
      model.field("reasoning").problem(`another version of '${row.name}' says ${reasoning.get(row.name)}`);
    }
    for (const list of ["availability", "quotaTokensPerMinute", "requestsPerThousandTokens"]) {
      if (model.field(list).value === undefined) continue;
      for (const [name, fact] of model.field(list).entries()) {
        if (!types.has(name)) fact.problem(`'${name}' is no deployment type of deployment-types.json`);
      }
    }
    for (const [name, fact] of model.field("availability").entries()) {
      for (const region of fact.items()) {
        const row = regions.get(String(region.value));
        if (!row) region.problem(`'${region.value}' is no region of regions.json`);
        else if (types.get(name)?.processingScope === "DataZone" && row.dataZone === undefined) {
          region.problem(`'${row.name}' is in no data zone, so it cannot offer ${name}`);
        }
      }
    }
  }
}

/** A source younger than the day the tables were looked through is a typing error in one of the two. */
function checkDates(files: FactFiles, asOf: string): void {
  for (const file of Object.values(files) as Fact[]) {
    for (const source of [file.field("source"), ...file.field("furtherSources").items()]) {
      const date = source.field("asOf");
      if (typeof date.value === "string" && date.value > asOf)
        date.problem(`${date.value} is after factsAsOf ${asOf} of models.json`);
    }
  }
}

function refuseUnknownCountry(fact: Fact, code: string, facts: Facts): boolean {
  const known = facts.countries.rows.some((row) => row.code === code);
  // A code of a wrong form is noted already.
  if (!known && code !== "") fact.problem(`'${code}' is no country of countries.json`);
  return known;
}
