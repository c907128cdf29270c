import type { Construct } from "constructs";
import { isMap, isOneOf } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { ContentFilterPolicy } from "../request/content-filter-policy";
import { ModelDeployment } from "../request/model-deployment";
import { RegionalTelemetry } from "../telemetry/regional-telemetry";
import { isProviderFor } from "../zone/provider-argument";
import { AccountKind } from "./account-kind";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";

/** Properties as they arrive: a caller in plain JavaScript, or one with a parsed file, may hand over anything. */
interface Arrived extends OpenAIAccountBaseProps {
  readonly accounts: readonly OpenAIAccountOptions[];
  readonly deployments: readonly ModelDeployment[];
}

const DEPLOYMENTS = "a list of ModelDeployment.of(name, { model, deploymentType, capacity })";

/** What is not of the type that the property has; told before anything is planned. */
export function shapeProblems(
  construct: Construct,
  props: Arrived,
  pathOf: (index: number, name: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const expect = (isRight: boolean, path: string, value: unknown, what: string): void => {
    if (!isRight) problems.push(problem("OptionInvalid", path, { value: shown(value), what }));
  };
  const { contentFilterPolicy, telemetry, kind } = props;
  expect(isListOf(props.deployments, isDeployment), "deployments", props.deployments, DEPLOYMENTS);
  expect(
    !contentFilterPolicy || contentFilterPolicy instanceof ContentFilterPolicy,
    "contentFilterPolicy",
    contentFilterPolicy,
    "a ContentFilterPolicy",
  );
  expect(!telemetry || telemetry instanceof RegionalTelemetry, "telemetry", telemetry, "a RegionalTelemetry");
  expect(kind === undefined || isOneOf(AccountKind, kind), "kind", kind, "an AccountKind");
  const { allowedIpRanges, allowedSubnetIds, userAssignedIdentityIds } = props;
  for (const [path, list] of Object.entries({ allowedIpRanges, allowedSubnetIds, userAssignedIdentityIds })) {
    const isRight = list === undefined || isUnresolved(list) || isListOf(list, isText);
    expect(isRight, path, Array.isArray(list) ? "a list with something else in it" : list, "a list of texts");
  }
  if (!isListOf<unknown>(props.accounts, isMap)) {
    expect(false, "accounts", props.accounts, "a list of { region: AzureRegion.of(name) }");
    return problems;
  }
  props.accounts.forEach((account, index) => {
    const { accountKey, deployments, provider } = account;
    const at = (name: string) => pathOf(index, name);
    expect(accountKey === undefined || isText(accountKey), at("accountKey"), accountKey, "a text");
    expect(
      deployments === undefined || isListOf(deployments, isDeployment),
      at("deployments"),
      deployments,
      DEPLOYMENTS,
    );
    expect(isProviderFor(construct, provider), at("provider"), provider, "a provider of the same stack");
  });
  return problems;
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isDeployment(value: unknown): value is ModelDeployment {
  return value instanceof ModelDeployment;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0;
}
