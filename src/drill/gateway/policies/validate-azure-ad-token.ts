import { jwtValue } from "../../csharp/host-values";
import type { Value } from "../../csharp/value";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import type { CallerToken } from "../incoming-call";
import { INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain, type Step } from "../step";

/** Refuses a request without a token of the tenant. What is in the token comes with the call: signatures are not checked here. */
export const validateAzureAdToken: PolicyKind = { sections: INBOUND, compile };

/** Why a token is refused; the reasons are those of `validate-jwt`. */
interface Objection {
  readonly reason: string;
  readonly message: string;
}

type Check = (token: CallerToken, request: Execution) => Objection | undefined;

function compile(policy: PolicyReader): Step {
  const source = readSource(policy);
  const checks = readChecks(policy);
  const status = policy.wholeIf("failed-validation-httpcode", { min: 100, max: 599 });
  const told = policy.textIf("failed-validation-error-message");
  const variable = policy.fixedTextIf("output-token-variable-name");
  for (const name of ["authentication-endpoint", "require-scheme"]) policy.textIf(name);
  const { place } = policy;
  return plain((request) => {
    const objection = objectionTo(request, source(request), checks);
    if (objection) {
      const message = told?.(request) ?? objection.message;
      throw RequestFault.at(place, objection.reason, message, { status: status?.(request) ?? 401 });
    }
    if (variable !== undefined && request.call.token)
      request.state.variables.set(variable, tokenValue(request.call.token));
  });
}

/** The token as an object of type `Jwt`. */
function tokenValue({ tenantId, clientApplicationId, audiences, claims }: CallerToken): Value {
  const own: [string, readonly string[]][] = [
    ["tid", [tenantId]],
    ["appid", [clientApplicationId]],
    ["aud", audiences],
  ];
  return jwtValue({ algorithm: "RS256", type: "JWT", claims: new Map([...own, ...claims]) });
}

function objectionTo(request: Execution, text: string | undefined, checks: readonly Check[]): Objection | undefined {
  const { token } = request.call;
  if (text === undefined) return { reason: "TokenNotPresent", message: "JWT not present." };
  if (!token) return { reason: "JwtInvalid", message: "Invalid JWT." };
  if (token.isExpired) return { reason: "TokenExpired", message: "JWT is expired. Access denied." };
  for (const check of checks) {
    const objection = check(token, request);
    if (objection) return objection;
  }
  return undefined;
}

/** The text of the token, without its scheme; undefined where there is none. */
function readSource(policy: PolicyReader): Evaluated<string | undefined> {
  const header = policy.textIf("header-name");
  const parameter = policy.textIf("query-parameter-name");
  const value = policy.textIf("token-value");
  if ([header, parameter, value].filter((each) => each).length > 1) {
    policy.fault("'validate-azure-ad-token' takes one of 'header-name', 'query-parameter-name' and 'token-value'");
  }
  if (value) return (request) => value(request) || undefined;
  if (parameter) return (request) => request.state.request.url.query.get(parameter(request))?.[0];
  return (request) => {
    const [text] = request.state.request.headers.get(header?.(request) ?? "Authorization") ?? [];
    return text?.replace(/^Bearer\s+/i, "") || undefined;
  };
}

function readChecks(policy: PolicyReader): Check[] {
  const tenant = policy.text("tenant-id");
  const applications = list(policy, "client-application-ids", "application-id");
  const backends = list(policy, "backend-application-ids", "application-id");
  const audiences = list(policy, "audiences", "audience");
  return [
    (token, request) => {
      const isOfTenant = tenant(request) === token.tenantId;
      return isOfTenant
        ? undefined
        : { reason: "TokenIssuerNotAllowed", message: "Issuer is not allowed. Access denied." };
    },
    (token, request) => {
      const isAllowed = !applications || allowed(applications, request).includes(token.clientApplicationId);
      return isAllowed ? undefined : notAllowed("appid", token.clientApplicationId);
    },
    (token, request) => {
      const named = [...(audiences ?? []), ...(backends ?? [])];
      const isAllowed = named.length === 0 || allowed(named, request).some((each) => token.audiences.includes(each));
      return isAllowed
        ? undefined
        : { reason: "TokenAudienceNotAllowed", message: "Audience is not allowed. Access denied." };
    },
    ...readClaims(policy),
  ];
}

function readClaims(policy: PolicyReader): Check[] {
  const claims = policy.child("required-claims")?.children("claim") ?? [];
  return claims.map((claim): Check => {
    const name = claim.fixedText("name");
    const isAny = claim.oneOf("match", ["all", "any"], "all");
    const separator = claim.fixedTextIf("separator");
    const values = claim.children("value").map((value) => value.content());
    return (token, request) => {
      const held = token.claims.get(name)?.flatMap((each) => (separator ? each.split(separator) : [each]));
      if (!held)
        return {
          reason: "TokenClaimNotFound",
          message: `JWT token is missing the following claims: ${name}. Access denied.`,
        };
      const wanted = allowed(values, request);
      const isMet =
        isAny(request) === "any"
          ? wanted.some((each) => held.includes(each))
          : wanted.every((each) => held.includes(each));
      return isMet || wanted.length === 0 ? undefined : notAllowed(name, held.join(","));
    };
  });
}

function notAllowed(claim: string, value: string): Objection {
  return {
    reason: "TokenClaimValueNotAllowed",
    message: `Claim ${claim} value of ${value} is not allowed. Access denied.`,
  };
}

function list(policy: PolicyReader, name: string, item: string): Evaluated<string>[] | undefined {
  return policy
    .child(name)
    ?.children(item)
    .map((each) => each.content());
}

function allowed(values: readonly Evaluated<string>[], request: Execution): string[] {
  return values.map((value) => value(request));
}
