import type { CorsRule } from "../cors-rule";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import { bareResponse } from "../made-response";
import { INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { ENDED } from "../request-fault";
import { plain, type Step } from "../step";

/** Lets pages of other origins call the API. */
export const cors: PolicyKind = { sections: INBOUND, compile };

interface Rules {
  readonly origins: readonly Evaluated<string>[];
  readonly methods: readonly Evaluated<string>[];
  readonly headers: readonly Evaluated<string>[];
  readonly exposed: readonly Evaluated<string>[];
  readonly maxAge: Evaluated<number> | undefined;
  readonly allowsCredentials: Evaluated<boolean> | undefined;
  readonly terminates: Evaluated<boolean> | undefined;
}

function compile(policy: PolicyReader): Step {
  const rules = readRules(policy);
  policy.context.preflight(preflight(rules));
  return plain((request) => {
    const origin = originOf(request);
    if (origin === undefined) return;
    const allowed = allowedOrigin(rules, origin, request);
    if (allowed !== undefined) {
      addOrigin(rules, allowed, request);
      const exposed = rules.exposed.map((each) => each(request));
      if (exposed.length > 0) request.addHeader("Access-Control-Expose-Headers", exposed.join(","));
      return;
    }
    const { method } = request.state.request;
    if ((method === "GET" || method === "HEAD") && (rules.terminates?.(request) ?? true)) end(request);
  });
}

function readRules(policy: PolicyReader): Rules {
  const methods = policy.child("allowed-methods");
  const maxAge = methods?.wholeIf("preflight-result-max-age");
  const named = methods?.children("method").map((method) => method.content());
  const origins = items(policy, "allowed-origins", "origin");
  if (origins.length === 0) policy.fault("'cors' needs 'origin' in 'allowed-origins'");
  return {
    origins,
    methods: named ?? [() => "GET", () => "POST"],
    headers: items(policy, "allowed-headers", "header"),
    exposed: items(policy, "expose-headers", "header"),
    maxAge,
    allowsCredentials: policy.flagIf("allow-credentials"),
    terminates: policy.flagIf("terminate-unmatched-request"),
  };
}

/** Answers a request that only asks what is allowed. */
function preflight(rules: Rules): CorsRule {
  return (request) => {
    const allowed = allowedOrigin(rules, originOf(request) ?? "", request);
    if (allowed === undefined && !(rules.terminates?.(request) ?? true)) return "goes-on";
    request.state.response = bareResponse(200);
    request.servedFrom = "policy";
    if (allowed === undefined) return "answered";
    addOrigin(rules, allowed, request);
    const methods = rules.methods.map((each) => each(request));
    const headers = rules.headers.map((each) => each(request));
    request.addHeader("Access-Control-Allow-Methods", methods.join(","));
    if (headers.length > 0) request.addHeader("Access-Control-Allow-Headers", headers.join(","));
    if (rules.maxAge) request.addHeader("Access-Control-Max-Age", String(rules.maxAge(request)));
    return "answered";
  };
}

function end(request: Execution): never {
  request.state.response = bareResponse(200);
  request.servedFrom = "policy";
  throw ENDED;
}

function addOrigin(rules: Rules, origin: string, request: Execution): void {
  request.addHeader("Access-Control-Allow-Origin", origin);
  if (rules.allowsCredentials?.(request)) request.addHeader("Access-Control-Allow-Credentials", "true");
}

function allowedOrigin(rules: Rules, origin: string, request: Execution): string | undefined {
  const wanted = withoutSlash(origin);
  const allowed = rules.origins.map((each) => each(request));
  if (allowed.includes("*")) return rules.allowsCredentials?.(request) ? origin : "*";
  return allowed.some((each) => withoutSlash(each) === wanted) ? origin : undefined;
}

function originOf(request: Execution): string | undefined {
  return request.state.request.headers.get("Origin")?.[0];
}

function withoutSlash(origin: string): string {
  return origin.replace(/\/$/, "").toLowerCase();
}

function items(policy: PolicyReader, name: string, item: string): Evaluated<string>[] {
  return (
    policy
      .child(name)
      ?.children(item)
      .map((each) => each.content()) ?? []
  );
}
