import { daysBetween } from "../../private/dates";
import { type Problem, problem } from "../../private/problem-list";
import type { ModelDeployment } from "../../request/model-deployment";
import { deploymentPath, deploymentsOf, type OpenAIRequest } from "../openai-request";

const WARNING_DAYS = 90;

/** A version that answers no more at the date is an error. */
export function retiredProblems(request: OpenAIRequest): Problem[] {
  return byLifecycle(request, (days) => days <= 0).map(({ deployment, path }) => {
    const { model } = deployment;
    const retirement = model.retirement ?? "";
    return problem("ModelRetired", path, {
      model: model.toString(),
      retirement,
      asOf: request.asOf,
      replacement: model.replacement,
    });
  });
}

/** A version that will soon answer no more is advice. */
export function retiresSoonWarnings(request: OpenAIRequest): Problem[] {
  return byLifecycle(request, (days) => days > 0 && days <= WARNING_DAYS).map(({ deployment, path, days }) => {
    const { model } = deployment;
    const retirement = model.retirement ?? "";
    return problem("ModelRetiresSoon", path, {
      model: model.toString(),
      retirement,
      days,
      replacement: model.replacement,
    });
  });
}

interface Found {
  readonly deployment: ModelDeployment;
  readonly path: string;
  readonly days: number;
}

function byLifecycle(request: OpenAIRequest, matches: (days: number) => boolean): Found[] {
  const found = new Map<string, Found>();
  for (const account of request.accounts) {
    deploymentsOf(request, account).forEach((deployment, index) => {
      const { retirement } = deployment.model;
      if (retirement === undefined) return;
      const days = daysBetween(request.asOf, retirement);
      const path = `${deploymentPath(account, index)}.model`;
      if (matches(days)) found.set(path, { deployment, path, days });
    });
  }
  return [...found.values()];
}
