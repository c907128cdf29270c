import { authenticationManagedIdentity } from "../apim/backend-call";
import { base, choose, comment, includeFragment } from "../apim/control-flow";
import { type CSharp, csharp } from "../apim/csharp";
import { deleteHeader, deleteQueryParameter, setHeader } from "../apim/message";
import type { PolicyElement, TerraformReference } from "../apim/policy-element";
import { accountsWithIdentity, type FailoverPlan, type RoutePlan, type TierPlan } from "../plan/failover-plan";
import { askedDeployment, flag, readBody, replayable, stateful } from "./asked";
import { fail, GatewayError } from "./gateway-error";
import { claimTrial, commonKnobs, knobsText, recall, remembers } from "./memory";
import { drawByMemory, drawOrder, tiersForState } from "./order";
import { pauses } from "./pauses";
import {
  asked,
  attempt,
  candidates,
  deadline,
  deployment,
  draw,
  headerTimeout,
  isReplayable,
  isStateful,
  isStream,
  knobs,
  maxAttempts,
  misconfigured,
  passesMisconfiguration,
  provisioned,
  reason,
  retryAfter,
  retryInterval,
  TOKEN,
  tiers,
} from "./variables";
import type { WrittenPlan } from "./written-plan";

/** One token serves the accounts of every region. */
const AUDIENCE = "https://cognitiveservices.azure.com";

/** With these a caller could choose another deployment, another host or another path. */
const OVERRIDES = [
  "x-ms-spillover-deployment",
  "azureml-model-deployment",
  "X-Forwarded-Host",
  "X-Original-URL",
  "X-Rewrite-URL",
];

/** How the gateway signs in to the accounts. */
export interface GatewayIdentity {
  /** Client id of a user-assigned identity; the system-assigned one without it. */
  readonly clientId?: string | TerraformReference;
}

export function inbound(plan: WrittenPlan, identity: GatewayIdentity): PolicyElement<"inbound">[] {
  const usesIdentity = accountsWithIdentity(plan).size > 0;
  return [
    base(),
    comment("Written by cdktf-multi-region-openai: what is changed here by hand, the next deployment undoes."),
    attempt.set(0),
    misconfigured.set(0),
    retryAfter.set(0),
    reason.set(csharp`""`),
    comment('What is asked for: the path names the deployment, or "model" in the body of a v1 request.'),
    includeFragment(plan.fragmentIds.request),
    comment(
      "Who may answer. Tiers: after a ; comes the next one, after a = the weight. Times are milliseconds: until an",
    ),
    comment(
      "answer begins (all there is for what must not be sent twice; for a stream; for all else), and for all attempts.",
    ),
    ...commonKnobs(plan),
    choose(
      plan.routes.map((each) => route(plan, each)),
      unknownDeployment(plan),
    ),
    ...(remembers(plan) ? orderByMemory(plan) : orderWithoutMemory()),
    comment("What only the gateway sets."),
    deleteHeader("api-key"),
    deleteHeader("Ocp-Apim-Subscription-Key"),
    ...OVERRIDES.map(deleteHeader),
    deleteQueryParameter("subscription-key"),
    ...(usesIdentity ? signIn(identity) : [deleteHeader("Authorization")]),
  ];
}

// A call of stored state names its deployment in a header alone.
function unknownDeployment(plan: WrittenPlan): PolicyElement[] {
  const isLost = csharp`${isStateful.value} && ${deployment.value} == ""`;
  return [
    choose([{ condition: isLost, policies: fail(plan, GatewayError.AFFINITY_REQUIRED) }]),
    ...fail(plan, GatewayError.DEPLOYMENT_UNKNOWN),
  ];
}

/** Sets what the rest of the policy needs to know of a request. */
export function requestFragment(): PolicyElement[] {
  return [
    asked.set(readBody()),
    deployment.set(askedDeployment()),
    isStream.set(flag("stream")),
    isStateful.set(stateful()),
    isReplayable.set(replayable()),
  ];
}

function orderWithoutMemory(): PolicyElement<"inbound">[] {
  return [
    comment("The order for this request: tier after tier, within a tier drawn by weight."),
    tiers.set(tiersForState()),
    candidates.set(drawOrder()),
    maxAttempts.set(csharp`${isStateful.value} ? 1 : ${maxAttempts.value}`),
  ];
}

function orderByMemory(plan: WrittenPlan): PolicyElement<"inbound">[] {
  const part = (name: string) => csharp`(${draw.value})[${name}]`;
  return [
    comment("What is remembered of them: one look-up, run once for each."),
    tiers.set(tiersForState()),
    ...recall(plan),
    comment("The order for this request: who is well, by tier and weight; a trial of who was ejected goes first."),
    draw.set(drawByMemory()),
    candidates.set(csharp`(string)${part("candidates")}`),
    maxAttempts.set(csharp`(int)${part("attempts")}`),
    reason.set(csharp`(string)${part("reason")}`),
    retryAfter.set(csharp`(int)${part("wait")}`),
    choose([
      {
        condition: csharp`${candidates.value} == "" && (bool)${part("throttled")}`,
        policies: fail(plan, GatewayError.THROTTLED),
      },
      {
        condition: csharp`${candidates.value} == ""`,
        policies: fail(plan, GatewayError.STATE_UNAVAILABLE),
      },
    ]),
    ...claimTrial(),
  ];
}

function signIn(identity: GatewayIdentity): PolicyElement<"inbound">[] {
  return [
    authenticationManagedIdentity({
      id: "failover-identity",
      resource: AUDIENCE,
      clientId: identity.clientId,
      outputTokenVariableName: TOKEN,
    }),
    setHeader("Authorization", bearer()),
  ];
}

export function bearer(): CSharp {
  return csharp`"Bearer " + context.Variables.GetValueOrDefault<string>(${TOKEN}, "")`;
}

function route(plan: FailoverPlan, each: RoutePlan) {
  return {
    condition: csharp`String.Equals(${deployment.value}, ${each.deployment}, StringComparison.OrdinalIgnoreCase)`,
    policies: [
      comment(`${each.deployment}: ${each.strategy}, ${orderText(each)}`),
      tiers.set(tiersText(each)),
      maxAttempts.set(each.maxAttempts),
      headerTimeout.set(
        csharp`!${isReplayable.value} ? ${each.deadlineInSeconds * 1000} : ${isStream.value} ? ${each.streamHeaderTimeoutInSeconds * 1000} : ${each.headerTimeoutInSeconds * 1000}`,
      ),
      deadline.set(each.deadlineInSeconds * 1000),
      passesMisconfiguration.set(each.failoverOnMisconfiguration),
      ...(pauses(plan) ? [retryInterval.set(each.retryIntervalInSeconds)] : []),
      ...ownMemory(plan, each),
    ],
  };
}

// What all routes have in common stands before them, once.
function ownMemory(plan: FailoverPlan, { chain, memory }: RoutePlan): PolicyElement[] {
  if (memory === undefined) return [];
  const reserved = new Set(plan.backends.flatMap(({ id, isProvisioned }) => (isProvisioned ? [id] : [])));
  const own = chain[0].tiers.flatMap(({ members }) => members).filter(({ backendId }) => reserved.has(backendId));
  const text = knobsText(memory);
  return [
    ...(own.length > 0 ? [provisioned.set(`,${own.map(({ backendId }) => backendId).join(",")},`)] : []),
    ...(text === knobsText(plan.routes[0].memory ?? memory) ? [] : [knobs.set(text)]),
  ];
}

function orderText(plan: RoutePlan): string {
  const accounts = tiersOf(plan).map(({ members }) => members.map(({ accountKey }) => accountKey).join(" and "));
  return accounts.map((names, index) => `${index + 1}. ${names}`).join(", ");
}

// A deployment is called by its own name: another model of a chain would need another path.
function tiersOf({ deployment: name, chain }: RoutePlan): readonly TierPlan[] {
  if (chain.length !== 1)
    throw new Error(`'${name}' has a chain of ${chain.length} models, and only one can be called`);
  return chain[0].tiers;
}

function tiersText(plan: RoutePlan): string {
  return tiersOf(plan)
    .map((tier) => tier.members.map(({ backendId, weight }) => `${backendId}=${weight}`).join(","))
    .join(";");
}
