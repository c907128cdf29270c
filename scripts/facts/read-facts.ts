import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkAudit } from "./audit-checks";
import { checkReferences, type FactFiles } from "./cross-checks";
import { Fact } from "./fact";
import { readDataFlows } from "./read-data-flows";
import { readDeploymentTypes, readModels } from "./read-models";
import { readCountries, readDataZones, readRegions } from "./read-places";
import { readResourceTypes } from "./read-resource-types";
import type { Facts } from "./tables";

/** Reads and checks the fact files of a folder; throws one error that names every mistake. */
export function readFacts(folder: string): Facts {
  const problems: string[] = [];
  const files: FactFiles = {
    countries: open(folder, "countries.json", problems),
    regions: open(folder, "regions.json", problems),
    dataZones: open(folder, "data-zones.json", problems),
    deploymentTypes: open(folder, "deployment-types.json", problems),
    models: open(folder, "models.json", problems),
    resourceTypes: open(folder, "resource-types.json", problems),
    dataFlows: open(folder, "data-flows.json", problems),
  };
  // A file that is no JSON would only add a flood of names that are missing.
  refuse(problems);
  const facts: Facts = {
    asOf: files.models.field("factsAsOf").date(),
    countries: readCountries(files.countries),
    regions: readRegions(files.regions),
    dataZones: readDataZones(files.dataZones),
    deploymentTypes: readDeploymentTypes(files.deploymentTypes),
    models: readModels(files.models),
    resourceTypes: readResourceTypes(files.resourceTypes),
    dataFlows: readDataFlows(files.dataFlows),
  };
  checkReferences(files, facts);
  checkAudit(files, facts);
  refuse(problems);
  return facts;
}

function open(folder: string, name: string, problems: string[]): Fact {
  const file = `facts/${name}`;
  try {
    return new Fact(file, "", JSON.parse(readFileSync(join(folder, name), "utf8")), problems);
  } catch (error) {
    problems.push(`${file}: ${(error as Error).message}`);
    return new Fact(file, "", {}, problems);
  }
}

/** Throws one error that names every problem. */
export function refuse(noted: readonly string[]): void {
  // One wrong list may be looked at by more than one check.
  const problems = [...new Set(noted)];
  if (problems.length === 0) return;
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
  throw new Error(`the facts have ${count}:\n${problems.map((text) => `  ${text}`).join("\n")}`);
}
