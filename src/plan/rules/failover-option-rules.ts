import { entriesOf, isOneOf } from "../../private/guards";
import { isUnresolved } from "../../private/literal";
import { type Problem, problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { ApimTier } from "../../request/apim-tier";
import { FailoverTuning } from "../../request/failover-tuning";
import { KeyVaultSecret } from "../../request/key-vault-secret";
import { APIM_TIERS } from "../apim-tiers";
import { askedLimit, deadlineOf } from "../failover-limits";
import type { FailoverRequest } from "../failover-request";
import { routesOf } from "../failover-routes";
import { accountUnknown, unknownDeploymentProblems } from "./failover-rules";
import { mapProblem } from "./map-rules";

// Azure takes more in the name of an API; what is refused here would have to be escaped in addresses and in the policy.
const API_NAME = /^(?=.{1,80}$)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const API_NAME_WORDS = "1 to 80 letters, digits and '-', beginning and ending with a letter or digit,";
const BACKEND_PREFIX = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,19}$/;
const BACKEND_PREFIX_WORDS = "1 to 20 letters, digits and '-', beginning with a letter or digit,";
const API_PATH = /^(?:|\w|[\w.][\w\-/.:]{0,398}[\w-])$/;

/** Names of the API and of its backends, its path, and what the tier of the gateway cannot. */
export function apiProblems(request: FailoverRequest): Problem[] {
  const { apiName, backendPrefix, tier } = request;
  return [
    ...tierProblems(tier),
    ...nameProblems("apiName", apiName, API_NAME, API_NAME_WORDS),
    ...pathProblems(request.apiPath),
    ...nameProblems("backendPrefix", backendPrefix, BACKEND_PREFIX, BACKEND_PREFIX_WORDS),
  ];
}

/** Something else than a tier. */
export function tierProblems(tier: unknown): Problem[] {
  if (isUnresolved(tier)) return [problem("LiteralNeeded", "tier", { value: shown(tier), what: "a tier" })];
  return isOneOf(ApimTier, tier) ? [] : [problem("OptionInvalid", "tier", { value: shown(tier), what: "an ApimTier" })];
}

function nameProblems(path: string, name: unknown, pattern: RegExp, what: string): Problem[] {
  if (isUnresolved(name)) return [problem("LiteralNeeded", path, { value: shown(name), what: "a name" })];
  if (typeof name === "string" && pattern.test(name)) return [];
  return [problem("OptionInvalid", path, { value: shown(name), what })];
}

function pathProblems(path: unknown): Problem[] {
  if (isUnresolved(path)) {
    return [problem("LiteralNeeded", "apiPath", { value: shown(path), what: "the path of an API" })];
  }
  const reason = pathFault(path);
  return reason === undefined ? [] : [problem("ApiPathInvalid", "apiPath", { value: shown(path), reason })];
}

function pathFault(path: unknown): string | undefined {
  if (typeof path !== "string") return "write it as a text, for example 'ai'";
  if (path.startsWith("/") || path.endsWith("/")) return "leave out the '/' at its beginning and end";
  if (!API_PATH.test(path)) {
    return "Azure takes at most 400 letters, digits, '_', '-', '.', ':' and '/', beginning with no '-' or ':' and ending with no '.' or ':'";
  }
  const parts = path.split("/");
  if (path !== "" && parts.some((part) => part === "" || part === "." || part === "..")) {
    return "an address has no empty part, no '.' and no '..'";
  }
  if (parts.at(-1)?.toLowerCase() !== "openai") return undefined;
  return "the operations begin with 'openai' already, so callers would have to write 'openai/openai'; leave it out";
}

/** Limits: what is none, what does not fit together, and what the tier has not. */
export function tuningProblems(request: FailoverRequest): Problem[] {
  const { tuning, tuningByDeployment } = request;
  const given = [
    ...(tuning === undefined ? [] : [["tuning", tuning] as const]),
    ...entriesOf(tuningByDeployment).map(([name, own]) => [`tuningByDeployment.${name}`, own] as const),
  ];
  return [
    ...mapProblem("tuningByDeployment", tuningByDeployment, "a map of FailoverTuning by deployment name"),
    ...unknownDeploymentProblems(request, "tuningByDeployment", tuningByDeployment),
    ...given.flatMap(([path, value]) => oneTuningProblems(request, path, value)),
    ...timeoutProblems(request),
  ];
}

function oneTuningProblems(request: FailoverRequest, path: string, tuning: unknown): Problem[] {
  if (!(tuning instanceof FailoverTuning)) {
    return [problem("TuningInvalid", path, { value: shown(tuning), what: "FailoverTuning.of(options)" })];
  }
  const tier: ApimTier = request.tier;
  if (!isOneOf(ApimTier, tier) || APIM_TIERS[tier].hasCircuitBreaker) return [];
  return (["circuitBreakerFailures", "circuitBreakerTripInSeconds"] as const)
    .filter((knob) => tuning[knob] !== undefined)
    .map((knob) => {
      const change = "leave the limit out, requests fail over all the same, or use another tier";
      return problem("TierDoesNotFit", `${path}.${knob}`, { tier, reason: "has no circuit breaker", change });
    });
}

// Two of them may come from different places, so they are compared as they apply.
function timeoutProblems(request: FailoverRequest): Problem[] {
  const found = routesOf(request).flatMap((route) => {
    const deadline = deadlineOf(request, route);
    return (["headerTimeoutInSeconds", "streamHeaderTimeoutInSeconds"] as const).flatMap((knob) => {
      const asked = askedLimit(request, route.name, knob);
      if (asked === undefined || asked.value <= deadline) return [];
      return [problem("HeaderTimeoutTooLong", asked.path, { seconds: asked.value, deadline })];
    });
  });
  return toldOnce(found);
}

/** A limit for all is one mistake, however many deployments it applies to. */
export function toldOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((item) => [`${item.path} ${item.text}`, item])).values()];
}

/** Keys of accounts, where they are used instead of the identity of the gateway. */
export function secretProblems(request: FailoverRequest): Problem[] {
  const path = "apiKeyByAccount";
  const known = request.accounts.map((account) => account.key);
  return [
    ...mapProblem(path, request.secretByAccount, "a map of KeyVaultSecret by account key"),
    ...entriesOf(request.secretByAccount).flatMap(([key, secret]) => {
      if (!known.includes(key)) return [accountUnknown(request, path, key)];
      if (secret instanceof KeyVaultSecret) return [];
      // A text here may well be the key itself, which must not end up in a log.
      const value = typeof secret === "string" ? "a text" : shown(secret);
      const facts = { value, what: "KeyVaultSecret.fromSecretId(secretId)" };
      return [problem("OptionInvalid", `${path}.${key}`, facts)];
    }),
  ];
}
