import { isMap } from "../private/guards";
import { type Problem, ProblemError, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { AzureRegion, type AzureRegionFacts } from "../residency/azure-region";
import { DeploymentType, type DeploymentTypeFacts } from "../residency/deployment-type";
import { ResidencyBoundary } from "../residency/residency-boundary";
import { ResidencyWaiver, type ResidencyWaiverOptions, targetProblems } from "../residency/residency-waiver";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import type { DeclaredExternal, DeclaredHost } from "./catalogue";

/** A zone as the audit sees it: what may be where, and what its owners have declared and accepted. */
export interface AuditedZone {
  /** Path of the construct. */
  readonly path: string;
  readonly boundary: ResidencyBoundary;
  /** Regions of the zone, and others that are named here, also beyond the built-in table. */
  readonly regions: readonly AzureRegion[];
  /** Deployment types beyond the built-in table. */
  readonly deploymentTypes: readonly DeploymentType[];
  /** Hosts of accounts that the document does not have. */
  readonly hosts: readonly DeclaredHost[];
  /** Where something is that the app does not create. */
  readonly externals: readonly DeclaredExternal[];
  readonly waivers: readonly ResidencyWaiver[];
}

/** Under the top-level `//` of a document, which Terraform ignores: the zones of its stack by path. */
export const ZONES = "residencyZones";

/** A zone as JSON, from which `zonesIn` makes it again. */
export function zoneAsJson(zone: AuditedZone): JsonObject {
  const { boundary, regions, deploymentTypes, hosts, externals, waivers } = zone;
  return {
    boundary: {
      name: boundary.name,
      storedIn: boundary.storedIn,
      processedIn: boundary.processedIn,
      acceptedDataZones: boundary.acceptedDataZones,
    },
    ...listed("regions", regions.map(regionAsJson)),
    ...listed("deploymentTypes", deploymentTypes.filter(({ name }) => !DeploymentType.isKnown(name)).map(typeAsJson)),
    ...listed(
      "hosts",
      hosts.map(({ host, region }) => ({ host, ...placeAsJson(region, regions) })),
    ),
    ...listed(
      "externals",
      externals.map(({ what, region }) => ({ what, ...placeAsJson(region, regions) })),
    ),
    ...listed(
      "waivers",
      waivers.map(({ code, target, reason, approvedBy, expiresOn }) => ({
        code,
        target,
        reason,
        approvedBy,
        expiresOn,
      })),
    ),
  };
}

/** The zones that a document defines, none where it has no definition. Throws `ZoneDefinitionInvalid`. */
export function zonesIn(root: JsonValue): readonly AuditedZone[] {
  const comment = isJsonObject(root) ? ownValue(root, "//") : undefined;
  const zones = isJsonObject(comment) ? ownValue(comment, ZONES) : undefined;
  if (zones === undefined) return [];
  const reader = new ZoneReader();
  const found = isJsonObject(zones)
    ? Object.entries(zones).flatMap(([path, zone]) => reader.zone(path, zone) ?? [])
    : (reader.refuse(`//.${ZONES}`, `it is ${shown(zones)}, not an object`) ?? []);
  throwIfAny("zones of the document", reader.problems);
  return found;
}

function listed(name: string, items: readonly JsonObject[]): JsonObject {
  return items.length === 0 ? {} : { [name]: items };
}

function regionAsJson(region: AzureRegion): JsonObject {
  return { name: region.name, ...(AzureRegion.isKnown(region.name) ? {} : factsAsJson(region)) };
}

/** The region of something, with its facts where neither a table nor the zone has it. */
function placeAsJson(region: AzureRegion, regions: readonly AzureRegion[]): JsonObject {
  const isTold = AzureRegion.isKnown(region.name) || regions.some(({ name }) => name === region.name);
  return { region: region.name, ...(isTold ? {} : { facts: factsAsJson(region) }) };
}

function factsAsJson({ displayName, country, geography, geographyCountries, dataZone }: AzureRegion): JsonObject {
  return { displayName, country, geography, geographyCountries, ...(dataZone !== undefined && { dataZone }) };
}

function typeAsJson({ name, processingScope, billingUnit, quotaPool }: DeploymentType): JsonObject {
  return { name, processingScope, billingUnit, quotaPool };
}

/** Makes the values anew through the doors that everybody uses, so that what is refused in an app is refused here. */
class ZoneReader {
  readonly problems: Problem[] = [];

  refuse(where: string, what: string): undefined {
    this.problems.push(problem("ZoneDefinitionInvalid", where, { what }));
    return undefined;
  }

  zone(path: string, value: JsonValue): AuditedZone | undefined {
    const where = `//.${ZONES}['${path}']`;
    if (!isJsonObject(value)) return this.refuse(where, `it is ${shown(value)}, not an object`);
    const boundary = this.made(`${where}.boundary`, () => boundaryFrom(ownValue(value, "boundary")));
    const regions = this.list(where, value, "regions", (item) => regionFrom(text(item, "name"), without(item, "name")));
    const region = (item: JsonObject): AzureRegion => {
      const name = text(item, "region");
      const facts = ownValue(item, "facts");
      return regions.find((known) => known.name === name) ?? regionFrom(name, isJsonObject(facts) ? facts : {});
    };
    const zone = {
      path,
      regions,
      deploymentTypes: this.list(where, value, "deploymentTypes", (item) =>
        DeploymentType.of(text(item, "name"), without(item, "name") as unknown as DeploymentTypeFacts),
      ),
      hosts: this.list(where, value, "hosts", (item) => ({ host: text(item, "host"), region: region(item) })),
      externals: this.list(where, value, "externals", (item) => ({ what: text(item, "what"), region: region(item) })),
      waivers: this.list(where, value, "waivers", (item) => waiverFrom(item, path)),
    };
    return boundary && { ...zone, boundary };
  }

  private list<T>(where: string, zone: JsonObject, name: string, make: (item: JsonObject) => T): T[] {
    const items = ownValue(zone, name) ?? [];
    if (!Array.isArray(items)) return this.refuse(`${where}.${name}`, `it is ${shown(items)}, not a list`) ?? [];
    return items.flatMap((item: JsonValue, index) => {
      const at = `${where}.${name}[${index}]`;
      if (!isJsonObject(item)) return this.refuse(at, `it is ${shown(item)}, not an object`) ?? [];
      return this.made(at, () => make(item)) ?? [];
    });
  }

  private made<T>(where: string, make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return this.refuse(where, error.problems.map(({ path, text: what }) => `${path}: ${what}`).join("; "));
    }
  }
}

function regionFrom(name: string, facts: JsonObject): AzureRegion {
  return AzureRegion.of(name, Object.keys(facts).length === 0 ? undefined : (facts as unknown as AzureRegionFacts));
}

function waiverFrom(item: JsonObject, zone: string): ResidencyWaiver {
  const waiver = ResidencyWaiver.of(item as unknown as ResidencyWaiverOptions);
  throwIfAny("a zone", targetProblems(waiver, zone));
  return waiver;
}

function boundaryFrom(value: JsonValue): ResidencyBoundary {
  const { name, ...options } = isMap(value) ? value : {};
  return ResidencyBoundary.of(name as string, options as never);
}

function text(item: JsonObject, name: string): string {
  const value = ownValue(item, name);
  if (typeof value === "string" && value !== "") return value;
  throw new ProblemError("a zone", [problem("OptionInvalid", name, { value: shown(value), what: "a text" })]);
}

function without(item: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));
}
