import { Construct } from "constructs";
import { policyBytes, withoutLayout } from "../apim/write-policy";
import { APIM_TIERS } from "../plan/apim-tiers";
import { accountsWithIdentity, type FailoverPlan } from "../plan/failover-plan";
import type { FailoverRequest } from "../plan/failover-request";
import { failoverProblems, failoverWarnings, planFailover } from "../plan/plan-failover";
import { entriesOf, isMap, isResourceId } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import type { ApimTier } from "../request/apim-tier";
import { claimName } from "../zone/name-claims";
import { ResidencyZone } from "../zone/residency-zone";
import { secretProblems } from "./account-secrets";
import type { IApimGateway } from "./api-management-service";
import type { ApimFailoverPolicyProps } from "./apim-failover-policy-props";

/** What a failover policy will be, and where. */
export interface PlannedPolicy {
  /** Who asks, for messages. */
  readonly subject: string;
  readonly gateway: IApimGateway;
  readonly props: ApimFailoverPolicyProps;
  readonly plan: FailoverPlan;
  readonly warnings: readonly Problem[];
  readonly grantsInference: boolean;
}

/** Plans, or throws everything that is wrong at once. */
export function planPolicy(construct: Construct, given: ApimFailoverPolicyProps): PlannedPolicy {
  const subject = `ApimFailoverPolicy at '${construct.node.path}'`;
  const props = given ?? {};
  throwIfAny(subject, shapeProblems(construct, props));
  throwIfAny(subject, zoneProblems(construct, props));
  const request = requestOf(construct, props);
  throwIfAny(subject, [
    ...failoverProblems(request),
    ...optionProblems(props),
    ...secretProblems(construct, props.apiKeyByAccount),
    ...keyProblems(props),
  ]);
  const plan = planFailover(request);
  const grantsInference = props.grantInference !== false && accountsWithIdentity(plan).size > 0;
  throwIfAny(subject, [
    ...principalProblems(props, grantsInference),
    ...claims(construct, props.gateway, plan, request),
  ]);
  return { subject, gateway: props.gateway, props, plan, warnings: failoverWarnings(request), grantsInference };
}

/** The policy as people read it, or without its layout where the tier would not take it otherwise. */
export function policyFor(tier: ApimTier, xml: string): string {
  return policySizeProblems(xml, tier).length === 0 ? xml : withoutLayout(xml);
}

/** Azure refuses a policy above a size that depends on the tier. */
export function policySizeProblems(xml: string, tier: ApimTier): Problem[] {
  const bytes = policyBytes(xml);
  const most = APIM_TIERS[tier].mostPolicyBytes;
  return bytes <= most ? [] : [problem("PolicyTooLarge", "openai", { bytes, most, tier })];
}

function requestOf(construct: Construct, props: ApimFailoverPolicyProps): FailoverRequest {
  const { gateway, openai, apiName = "azure-openai", apiPath = "ai", backendPrefix = "openai" } = props;
  return {
    zone: ResidencyZone.of(construct)._facts,
    path: construct.node.path,
    region: gateway.region,
    tier: gateway.tier,
    apiName,
    apiPath,
    backendPrefix,
    accounts: openai.accounts.map(({ accountKey, region, hostName, deployments }) => ({
      key: accountKey,
      region,
      hostName,
      deployments,
    })),
    strategy: props.strategy,
    strategyByDeployment: props.strategyByDeployment,
    tuning: props.tuning,
    tuningByDeployment: props.tuningByDeployment,
    secretByAccount: props.apiKeyByAccount,
  };
}

function shapeProblems(construct: Construct, props: ApimFailoverPolicyProps): Problem[] {
  const { gateway, openai } = props;
  const problems: Problem[] = [];
  const expected = (path: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", path, { value: shown(value), what }));
  const isGateway = isMap(gateway) && Construct.isConstruct(gateway) && "gatewayUrl" in gateway;
  if (!isGateway) expected("gateway", gateway, "an ApimGateway");
  const isOpenAI = isMap(openai) && Construct.isConstruct(openai) && "accounts" in openai;
  if (!isOpenAI) expected("openai", openai, "a MultiRegionOpenAI");
  const { root } = construct.node;
  if (isGateway && gateway.node.root !== root) expected("gateway", gateway.node.path, "an ApimGateway of this app");
  if (isOpenAI && openai.node.root !== root) expected("openai", openai.node.path, "a MultiRegionOpenAI of this app");
  return problems;
}

// Backends of another zone would carry requests out of this one, whatever region they are in.
function zoneProblems(construct: Construct, props: ApimFailoverPolicyProps): Problem[] {
  const zone = ResidencyZone.of(construct);
  return Object.entries({ gateway: props.gateway, openai: props.openai }).flatMap(([path, used]) => {
    const other = ResidencyZone.of(used);
    if (other === zone) return [];
    const facts = { what: used.node.path, other: other.node.path, zone: zone.node.path };
    return [problem("ReferenceLeavesZone", path, facts)];
  });
}

function optionProblems(props: ApimFailoverPolicyProps): Problem[] {
  const { subscriptionRequired, grantInference, loggerId } = props;
  const problems = Object.entries({ subscriptionRequired, grantInference })
    .filter(([, value]) => value !== undefined && typeof value !== "boolean")
    .map(([path, value]) => problem("OptionInvalid", path, { value: shown(value), what: "true or false" }));
  const isLogger = isResourceId(loggerId) && (isUnresolved(loggerId) || /\/loggers\/[^/]+$/i.test(loggerId));
  if (loggerId !== undefined && !isLogger) {
    const what = "the id of a logger, '/subscriptions/…/loggers/…',";
    problems.push(problem("OptionInvalid", "loggerId", { value: shown(loggerId), what }));
  }
  return problems;
}

function principalProblems({ gateway }: ApimFailoverPolicyProps, grantsInference: boolean): Problem[] {
  if (!grantsInference || gateway.principalId !== undefined) return [];
  const what = "the object id of the identity of the existing gateway, or grantInference: false,";
  return [problem("OptionInvalid", "gateway.principalId", { value: "undefined", what })];
}

// Accounts of this app have their keys turned off, so Azure would refuse every call with one.
function keyProblems({ openai, apiKeyByAccount }: ApimFailoverPolicyProps): Problem[] {
  if (!openai.versionsVerified) return [];
  const known = openai.accounts.map(({ accountKey }) => accountKey);
  return entriesOf(apiKeyByAccount)
    .filter(([account]) => known.includes(account))
    .map(([account]) => problem("KeysTurnedOff", `apiKeyByAccount.${account}`, { account }));
}

// What must be unique in one service, however often the service is named in the app.
function claims(construct: Construct, gateway: IApimGateway, plan: FailoverPlan, request: FailoverRequest): Problem[] {
  // Azure knows no case in an id.
  const within = { provider: gateway.provider, resourceGroup: gateway.serviceId.toLowerCase() };
  return [
    ...claimName(construct, "apiName", "API name", plan.apiName, within),
    ...claimName(construct, "apiPath", "API path", plan.apiPath, within),
    ...claimName(construct, "backendPrefix", "backend prefix", String(request.backendPrefix), within),
  ];
}
