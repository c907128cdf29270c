import { entriesOf, isMap, isResourceId } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { WORKSPACE } from "./name-rules";
import type { ZoneFacts } from "./openai-request";
import { physicalName } from "./physical-name";
import { regionArgument } from "./plan-zone";
import { nameProblem } from "./rules/account-rules";
import { mapProblem } from "./rules/map-rules";

const DEFAULT_RETENTION = 30;
const LONGEST_RETENTION = 730;

/** What is asked of the logs of a zone. */
export interface TelemetryRequest {
  readonly zone: ZoneFacts;
  readonly path: string;
  readonly regions?: readonly AzureRegion[];
  readonly retentionInDays?: number;
  readonly existingWorkspaceIds?: { readonly [region: string]: string };
  readonly workspaceNames?: { readonly [region: string]: string };
}

/** The workspaces that will be created, and what is wrong with what was asked. */
export interface TelemetryPlan {
  readonly problems: readonly Problem[];
  readonly retentionInDays: number;
  readonly workspaces: readonly { readonly region: AzureRegion; readonly name: string }[];
}

export function planTelemetry(request: TelemetryRequest): TelemetryPlan {
  const { zone, existingWorkspaceIds, workspaceNames } = request;
  const retentionInDays = request.retentionInDays ?? DEFAULT_RETENTION;
  const unfit = regionsProblems(request.regions);
  const problems = [...retentionProblems(retentionInDays), ...unfit, ...(unfit.length > 0 ? [] : mapProblems(request))];
  if (problems.length > 0 || existingWorkspaceIds) return { problems, retentionInDays, workspaces: [] };
  const workspaces = (request.regions ?? zone.regions).map((region) => {
    const readable = [zone.namePrefix, region.name];
    const identity = [zone.namePrefix, request.path, region.name];
    return { region, name: workspaceNames?.[region.name] ?? physicalName(WORKSPACE, readable, identity) };
  });
  return { problems, retentionInDays, workspaces };
}

function retentionProblems(days: number): Problem[] {
  if (Number.isInteger(days) && days >= DEFAULT_RETENTION && days <= LONGEST_RETENTION) return [];
  if (isUnresolved(days)) {
    return [problem("LiteralNeeded", "retentionInDays", { value: "a number", what: "how long logs are kept" })];
  }
  const what = `a whole number from ${DEFAULT_RETENTION} to ${LONGEST_RETENTION}`;
  return [problem("OptionInvalid", "retentionInDays", { value: shown(days), what })];
}

function regionsProblems(regions: unknown): Problem[] {
  if (regions === undefined) return [];
  if (!Array.isArray(regions)) {
    return [problem("OptionInvalid", "regions", { value: shown(regions), what: "a list of AzureRegion" })];
  }
  return regions.flatMap((region, index) => regionArgument(`regions[${index}]`, region));
}

function mapProblems(request: TelemetryRequest): Problem[] {
  const { existingWorkspaceIds, workspaceNames } = request;
  const ofZone = request.zone.regions.map((region) => region.name);
  const wanted = (request.regions ?? request.zone.regions).map((region) => region.name);
  const outside = wanted
    .filter((region) => !ofZone.includes(region))
    .map((region) => problem("RegionNotInZone", "regions", { region, allowed: ofZone }));
  const unknown = Object.entries({ existingWorkspaceIds, workspaceNames }).flatMap(([path, map]) => [
    ...mapProblem(path, map),
    ...entriesOf(map)
      .filter(([region]) => !wanted.includes(region))
      .map(([region]) =>
        ofZone.includes(region)
          ? problem("OptionInvalid", path, { value: shown(region), what: "one of the regions that get a workspace" })
          : problem("RegionNotInZone", path, { region, allowed: ofZone }),
      ),
  ]);
  const names = entriesOf(workspaceNames).flatMap(([region, name]) =>
    nameProblem(WORKSPACE, `workspaceNames.${region}`, name),
  );
  const ids = entriesOf(existingWorkspaceIds)
    .filter(([, id]) => id !== undefined && !isResourceId(id))
    .map(([region, id]) => {
      const what = "the id of a workspace, '/subscriptions/…',";
      return problem("OptionInvalid", `existingWorkspaceIds.${region}`, { value: shown(id), what });
    });
  const missing = isMap(existingWorkspaceIds)
    ? wanted
        .filter((region) => existingWorkspaceIds[region] === undefined)
        .map((region) => problem("WorkspaceMissing", "existingWorkspaceIds", { region }))
    : [];
  return [...outside, ...unknown, ...names, ...ids, ...missing];
}
