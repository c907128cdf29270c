import { DEPLOYMENT_TYPES } from "./facts";
import type { Judging } from "./judging";
import type { MeantResource } from "./meant";
import type { Placed } from "./places";
import { isHeldFrom } from "./plan-check";
import { staysInside } from "./scopes";
import type { Verdict } from "./verdict";

const TYPE = "sku.name";

/** The deployment type and the region of the account decide where prompts are processed. */
export function processingVerdicts(judging: Judging, deployment: MeantResource): readonly Verdict[] {
  const { places, index } = judging;
  if (!index.sees("processing of a deployment")) return [];
  const [value] = deployment.flows.filter(({ path }) => path === TYPE).flatMap((flow) => flow.values);
  const told = places.of(deployment);
  const untold = told.flatMap(({ place, attribute }) =>
    typeof place === "object" && ("region" in place || "held" in place)
      ? []
      : judging.atPlace(place, attribute, "LocationOutsideBoundary"),
  );
  // Azure takes a type as it is spelt, and in no other way.
  const ofType = (said: string | undefined): readonly Verdict[] => {
    const scope = DEPLOYMENT_TYPES.find(({ name }) => name === said)?.processingScope;
    if (scope === undefined) return [{ code: "Unknown", attribute: TYPE }];
    return told.flatMap((placed) => atPlaced(scope, placed, judging).map((code) => ({ code, attribute: TYPE })));
  };
  if (value?.kind !== "text") return [...untold, ...ofType(undefined)];
  return [...untold, ...places.texts.judged(deployment, TYPE, value, ofType)];
}

function atPlaced(scope: string, { place }: Placed, { index }: Judging): readonly string[] {
  const { processedIn } = index.app.boundary;
  if (typeof place === "object" && "held" in place) {
    return isHeldFrom(scope, place.held, processedIn) ? [] : ["ProcessingLeavesBoundary"];
  }
  if (typeof place === "string" || !("region" in place)) return scope === "Global" ? ["ProcessingLeavesBoundary"] : [];
  if (staysInside(scope, place.region, processedIn)) return [];
  const isWithoutZone = scope === "DataZone" && place.region.dataZone === undefined;
  return [isWithoutZone ? "RegionWithoutDataZone" : "ProcessingLeavesBoundary"];
}
