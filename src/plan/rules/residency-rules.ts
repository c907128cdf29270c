import { type Problem, problem } from "../../private/problem-list";
import type { ModelDeployment } from "../../request/model-deployment";
import type { AzureRegion } from "../../residency/azure-region";
import { atRestFacts } from "../../residency/outside-facts";
import { ProcessingScope } from "../../residency/processing-scope";
import type { ResidencyBoundary } from "../../residency/residency-boundary";
import { offeredTypes } from "../offered-types";
import { accountPath, deploymentPath, deploymentsOf, type OpenAIRequest } from "../openai-request";

/** Nothing at rest and nothing processed outside the boundary of the zone. Comes before every other rule. */
export function residencyProblems(request: OpenAIRequest): Problem[] {
  return [...atRestProblems(request), ...processingProblems(request)];
}

function atRestProblems(request: OpenAIRequest): Problem[] {
  const { boundary } = request.zone.dataClass;
  return request.accounts
    .filter((account) => !boundary.permitsStorageInGeography(account.region))
    .map((account) =>
      problem("AtRestLeavesBoundary", accountPath(account, "region"), atRestFacts(boundary, account.region)),
    );
}

interface Leak {
  readonly deployment: ModelDeployment;
  readonly regions: Map<string, AzureRegion>;
}

function processingProblems(request: OpenAIRequest): Problem[] {
  const { boundary } = request.zone.dataClass;
  const leaks = new Map<string, Leak>();
  for (const account of request.accounts) {
    deploymentsOf(request, account).forEach((deployment, index) => {
      if (boundary.permitsProcessing(deployment.deploymentType, account.region)) return;
      const path = `${deploymentPath(account, index)}.deploymentType`;
      const leak = leaks.get(path) ?? { deployment, regions: new Map<string, AzureRegion>() };
      leak.regions.set(account.region.name, account.region);
      leaks.set(path, leak);
    });
  }
  return [...leaks].map(([path, leak]) => leakProblem(boundary, path, leak));
}

function leakProblem(boundary: ResidencyBoundary, path: string, { deployment, regions }: Leak): Problem {
  const { model, deploymentType } = deployment;
  const places = [...regions.values()];
  const offers = offeredTypes(boundary, model, places).map((type) => type.name);
  const facts = { type: deploymentType.name, regions: [...regions.keys()], model: model.toString(), offers };
  const isDataZone = deploymentType.processingScope === ProcessingScope.DATA_ZONE;
  if (isDataZone && places.every((region) => region.dataZone === undefined)) {
    return problem("RegionWithoutDataZone", path, facts);
  }
  const where = [...new Set(places.map((region) => deploymentType.describeProcessing(region)))].join(" or ");
  return problem("ProcessingLeavesBoundary", path, { ...facts, where, boundary: boundary.name });
}
