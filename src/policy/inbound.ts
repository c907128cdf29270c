import { authenticationManagedIdentity } from "../apim/backend-call";
import { base, choose, comment } from "../apim/control-flow";
import { type CSharp, csharp, csharpBlock, joinedBy } from "../apim/csharp";
import { deleteHeader, deleteQueryParameter, setHeader } from "../apim/message";
import type { PolicyElement, TerraformReference } from "../apim/policy-element";
import { accountsWithIdentity, type FailoverPlan, type RoutePlan, type TierPlan } from "../plan/failover-plan";
import { errorResponse, GatewayError } from "./gateway-error";
import { operationIds, Replay } from "./operations";
import {
  asked,
  attempt,
  candidates,
  deadline,
  deployment,
  headerTimeout,
  isReplayable,
  isStream,
  maxAttempts,
  misconfigured,
  passesMisconfiguration,
  retryAfter,
  TOKEN,
  tiers,
} from "./variables";

/** One token serves the accounts of every region. */
const AUDIENCE = "https://cognitiveservices.azure.com";

/** How the gateway signs in to the accounts. */
export interface GatewayIdentity {
  /** Client id of a user-assigned identity; the system-assigned one without it. */
  readonly clientId?: string | TerraformReference;
}

export function inbound(plan: FailoverPlan, identity: GatewayIdentity): PolicyElement<"inbound">[] {
  const usesIdentity = accountsWithIdentity(plan).size > 0;
  return [
    base(),
    comment("Written by cdktf-multi-region-openai: what is changed here by hand, the next deployment undoes."),
    attempt.set(0),
    misconfigured.set(0),
    retryAfter.set(0),
    comment('What is asked for: the path names the deployment, or "model" in the body of a v1 request.'),
    asked.set(readBody()),
    deployment.set(askedDeployment()),
    isStream.set(csharp`(bool?)(${asked.value})["stream"] ?? false`),
    isReplayable.set(replayable()),
    comment(
      "Who may answer. Tiers: after a ; comes the next one, after a = the weight. Times are milliseconds: until an",
    ),
    comment(
      "answer begins (all there is for what must not be sent twice; for a stream; for all else), and for all attempts.",
    ),
    choose(plan.routes.map(route), [
      errorResponse(GatewayError.DEPLOYMENT_UNKNOWN, "The gateway serves no deployment of this name."),
    ]),
    comment("The order for this request: tier after tier, within a tier drawn by weight."),
    candidates.set(drawOrder()),
    comment("What only the gateway sets."),
    deleteHeader("api-key"),
    deleteHeader("Ocp-Apim-Subscription-Key"),
    deleteHeader("x-ms-spillover-deployment"),
    deleteQueryParameter("subscription-key"),
    ...(usesIdentity ? signIn(identity) : [deleteHeader("Authorization")]),
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

function route(plan: RoutePlan) {
  return {
    condition: csharp`String.Equals(${deployment.value}, ${plan.deployment}, StringComparison.OrdinalIgnoreCase)`,
    policies: [
      comment(`${plan.deployment}: ${plan.strategy}, ${orderText(plan)}`),
      tiers.set(tiersText(plan)),
      maxAttempts.set(plan.maxAttempts),
      headerTimeout.set(
        csharp`!${isReplayable.value} ? ${plan.deadlineInSeconds * 1000} : ${isStream.value} ? ${plan.streamHeaderTimeoutInSeconds * 1000} : ${plan.headerTimeoutInSeconds * 1000}`,
      ),
      deadline.set(plan.deadlineInSeconds * 1000),
      passesMisconfiguration.set(plan.failoverOnMisconfiguration),
    ],
  };
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

// A multipart body is not JSON, and one that is broken is for the model to refuse. Nothing else of it is kept.
function readBody(): CSharp {
  return csharpBlock`
    var asked = new JObject();
    var contentType = context.Request.Headers.GetValueOrDefault("Content-Type", "");
    if (context.Request.Body == null || contentType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0) { return asked; }
    try
    {
      var body = context.Request.Body.As<JObject>(preserveContent: true);
      var model = body["model"];
      var stream = body["stream"];
      var store = body["store"];
      var background = body["background"];
      if (model != null && model.Type == JTokenType.String) { asked["model"] = model; }
      if (stream != null && stream.Type == JTokenType.Boolean) { asked["stream"] = stream; }
      if (store != null && store.Type == JTokenType.Boolean) { asked["store"] = store; }
      if (background != null && background.Type == JTokenType.Boolean) { asked["background"] = background; }
      return asked;
    }
    catch (Exception) { return asked; }
  `;
}

function askedDeployment(): CSharp {
  return csharpBlock`
    var path = context.Request.MatchedParameters;
    return path.ContainsKey("deployment") ? path["deployment"] : (string)(${asked.value})["model"] ?? "";
  `;
}

// An image or a stored response that is made twice is paid twice. An operation that somebody adds by hand is not known to be safe.
function replayable(): CSharp {
  return csharpBlock`
    var operation = context.Operation.Id;
    if (${idsOf(Replay.UNLESS_STORED)}.Contains(operation)) { return (bool?)(${asked.value})["store"] == false && (bool?)(${asked.value})["background"] != true; }
    return ${idsOf(Replay.SAFE)}.Contains(operation) && (bool?)(${asked.value})["store"] != true;
  `;
}

function idsOf(replay: Replay): CSharp {
  return csharp`new[] { ${joinedBy(
    ", ",
    operationIds(replay).map((id) => csharp`${id}`),
  )} }`;
}

// Drawn from the id of the request, so that the log tells why a backend came first.
function drawOrder(): CSharp {
  return csharpBlock`
    var random = new Random(context.RequestId.GetHashCode());
    var order = new List<string>();
    foreach (var tier in (${tiers.value}).Split(';'))
    {
      var left = tier.Split(',').Select(member => member.Split('=')).ToList();
      while (left.Count > 0)
      {
        var draw = random.Next(left.Sum(member => Int32.Parse(member[1])));
        var next = 0;
        while (draw >= Int32.Parse(left[next][1])) { draw -= Int32.Parse(left[next][1]); next++; }
        order.Add(left[next][0]);
        left.RemoveAt(next);
      }
    }
    return String.Join(",", order);
  `;
}
