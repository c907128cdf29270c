import { lintPolicy } from "../../src/apim/lint-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { failoverFragments } from "../../src/policy/fragments";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { GOLDEN_NAMES, GOLDEN_PLANS, policyOf, withKey } from "../support/fixtures-golden";
import { failoverPlan } from "../support/fixtures-policy";
import { inSection } from "../support/policy-program";
import { elements, only, type PolicyElement, readPolicy } from "../support/policy-reader";
import { wholePolicy } from "../support/whole-policy";

const AUDIENCE = "https://cognitiveservices.azure.com";
const DOCUMENTS = GOLDEN_NAMES.map((name) => {
  const plan: FailoverPlan = GOLDEN_PLANS[name];
  return [name, plan, readPolicy(policyOf(plan)), readPolicy(wholePolicy(plan))] as const;
});

describe.each(DOCUMENTS)("the policy %s", (_, plan, root, whole) => {
  test("has four sections, and each policy where Azure accepts it", () => {
    expect(root.children.map(({ name }) => name)).toEqual(["inbound", "backend", "outbound", "on-error"]);
    expect(lintPolicy(policyOf(plan))).toEqual([]);
    expect(failoverFragments(plan).flatMap(({ xml }) => lintPolicy(xml))).toEqual([]);
  });

  test("does what the scope above does, first, but for the call of a backend", () => {
    const first = ["inbound", "outbound", "on-error"].map((name) => only(root, name).children[0].name);

    expect(first).toEqual(["base", "base", "base"]);
    expect(inSection(root, "backend", "base")).toEqual([]);
  });

  test("calls backends in one place, keeps the request, and streams the answer", () => {
    expect(only(root, "forward-request").attributes).toEqual({
      id: "failover-forward",
      "timeout-ms": expect.stringMatching(/^@\(/),
      "buffer-request-body": "true",
      "buffer-response": "false",
    });
  });

  test("asks again as often as the plan says, at once", () => {
    const most = Math.max(...plan.routes.map((route) => route.maxAttempts));
    const retries = elements(root, "retry").filter(({ section }) => section === "backend");

    expect(retries.map(({ attributes }) => [attributes.count, attributes.interval])).toEqual(
      most > 1 ? [[String(most - 1), "0"]] : [],
    );
    expect(retries.every((retry) => elements(retry, "forward-request").length === 1)).toBe(true);
  });

  test("chooses backends by their ids as they stand, each of the plan once, and no address", () => {
    const chosen = elements(root, "set-backend-service").map(({ attributes }) => attributes);

    expect(chosen).toEqual(plan.backends.map(({ id }) => ({ "backend-id": id })));
  });

  test("answers errors of its own in one place, with who answered, after how many attempts, and what it is", () => {
    const answer = only(readPolicy(fragmentOf(plan, "answer")), "choose");
    const [final, other] = elements(answer, "return-response").map(headersOf);

    expect(elements(root, "return-response")).toEqual([]);
    expect(final).toEqual({
      "Content-Type": "application/json",
      "X-Served-By": "gateway",
      "x-served-zone": "eu",
      "X-Failover-Attempts": expect.stringContaining("failover-attempt"),
      "x-failover-reason": expect.stringContaining("failover-reason"),
      "x-should-retry": "false",
    });
    expect(other).toEqual({
      ...final,
      "Retry-After": expect.stringContaining("failover-retry-after-ms"),
      "x-should-retry": expect.stringContaining("429"),
    });
  });

  test("answers with an error that it chooses, out of those that callers know", () => {
    const chosen = elements(root).filter(
      ({ attributes }) => attributes.name === "failover-error" && !attributes.value.startsWith("@"),
    );
    const remembers = plan.routes.every(({ memory }) => memory !== undefined);

    expect(chosen.map(({ section, attributes }) => `${section} ${attributes.value.split(" ", 2).join(" ")}`)).toEqual([
      "inbound 400 affinity_required",
      "inbound 404 DeploymentNotFound",
      ...(remembers ? ["inbound 429 backends_throttled", "inbound 503 affinity_backend_unavailable"] : []),
      "backend 503 residency_no_eligible_backend",
      "outbound 503 backends_unavailable",
      "outbound 502 backend_misconfigured",
      "outbound 504 backends_timed_out",
      "outbound 503 backends_unavailable",
      "on-error 503 gateway_identity_unavailable",
      "on-error 504 backends_timed_out",
      "on-error 503 backends_unavailable",
    ]);
    for (const { attributes } of chosen) expect(attributes.value).toMatch(/^\d{3} \w+ [A-Z][\w ,-]+\.$/);
  });

  test("uses a cache of the gateway's own region, and each policy of it once in a section", () => {
    const used = elements(whole).filter(({ name }) => name.startsWith("cache-"));

    expect(used.map(({ attributes }) => attributes["caching-type"])).toEqual(used.map(() => "internal"));
    expect(new Set(used.map(({ section, name }) => `${section} ${name}`)).size).toBe(used.length);
  });

  test("takes away what a caller must not send on, before anything is signed", () => {
    const { children } = only(root, "inbound");
    const deleted = children.filter(({ attributes }) => attributes["exists-action"] === "delete");
    const signed = children.findIndex(({ name }) => name === "authentication-managed-identity");

    expect(deleted.map(({ name, attributes }) => `${name} ${attributes.name}`)).toEqual([
      "set-header api-key",
      "set-header Ocp-Apim-Subscription-Key",
      "set-header x-ms-spillover-deployment",
      "set-header azureml-model-deployment",
      "set-header X-Forwarded-Host",
      "set-header X-Original-URL",
      "set-header X-Rewrite-URL",
      "set-query-parameter subscription-key",
    ]);
    expect(deleted.every((element) => children.indexOf(element) < signed)).toBe(true);
  });

  test("signs in with the identity of the gateway, to one audience", () => {
    expect(only(root, "authentication-managed-identity").attributes).toEqual({
      id: "failover-identity",
      resource: AUDIENCE,
      "output-token-variable-name": "failover-token",
      "ignore-error": "false",
    });
  });

  test("gives names to the policies that an error may point at", () => {
    const ids = elements(root).flatMap(({ attributes }) => ("id" in attributes ? [attributes.id] : []));

    const retries = elements(root, "retry").map(({ attributes }) => attributes.id);

    expect(ids.filter((id) => !retries.includes(id))).toEqual(["failover-identity", "failover-forward"]);
    expect(["failover-recall", "failover-retry"]).toEqual(expect.arrayContaining(retries));
  });

  test("names no host, no region's endpoint and no key", () => {
    const text = wholePolicy(plan);

    expect(text.replaceAll(AUDIENCE, "")).not.toMatch(/https?:|\.azure\.|\.com\b/i);
    for (const { url } of plan.backends) expect(text).not.toContain(new URL(url).hostname);
    expect(text).not.toContain("openai_key_");
    expect(text).not.toContain("{{");
  });

  // Microsoft changes those texts, and a policy that read them broke.
  test("does not look at the words of a status, nor outside of its own variables", () => {
    const text = wholePolicy(plan);
    const variables = [...text.matchAll(/name="([^"]*)" value=/g)].map(([, name]) => name);

    expect(text).not.toContain("StatusReason");
    expect(variables.filter((name) => !name.startsWith("failover-"))).toEqual([]);
  });
});

describe("how the gateway signs in", () => {
  test("asks for no token when every account has its key", () => {
    const plan = ["swedencentral", "francecentral"].reduce<FailoverPlan>(withKey, GOLDEN_PLANS["active-passive"]);
    const root = readPolicy(policyOf(plan));
    const removed = inSection(root, "inbound", "set-header").filter(
      ({ attributes }) => attributes["exists-action"] === "delete",
    );

    expect(elements(root, "authentication-managed-identity")).toEqual([]);
    expect(policyOf(plan)).not.toContain("failover-token");
    expect(removed.map(({ attributes }) => attributes.name)).toContain("Authorization");
    expect(inSection(root, "backend", "set-header").filter(isAuthorization)).toEqual([]);
  });

  test("sets the token for each account anew where some have a key", () => {
    const root = readPolicy(policyOf(GOLDEN_PLANS["mixed-sign-in"]));
    const signed = inSection(root, "backend", "set-header").filter(isAuthorization);

    expect(signed.map(({ attributes }) => attributes["exists-action"])).toEqual(["override", "delete"]);
  });

  test("uses a user-assigned identity where there is one, known now or only by Terraform", () => {
    const reference = ["$", "{azurerm_user_assigned_identity.a.client_id}"].join("");
    const known = "11111111-2222-3333-4444-555555555555";
    const clientIds = [known, { terraform: reference }].map((clientId) => {
      const text = wholePolicy(failoverPlan(), { clientId });
      return only(readPolicy(text), "authentication-managed-identity").attributes["client-id"];
    });

    expect(clientIds).toEqual([known, reference]);
  });
});

describe("what a policy cannot be written for", () => {
  // A deployment is called by its own name, which stands in the path of the request.
  test.each([0, 2])("fails for a chain of %d models", (count) => {
    const plan = GOLDEN_PLANS["active-passive"];
    const [route] = plan.routes;
    const chain = Array.from({ length: count }, () => route.chain[0]);

    expect(() => failoverPolicy({ ...plan, routes: [{ ...route, chain }] })).toThrow(
      `'chat' has a chain of ${count} models, and only one can be called`,
    );
  });
});

describe("the limits of routes", () => {
  test("are those of the plan, each route its own", () => {
    const plan = failoverPlan({ tuning: FailoverTuning.of({ maxAttempts: 1, failoverOnMisconfiguration: false }) });
    const root = readPolicy(policyOf(plan));

    expect(inSection(root, "backend", "retry")).toEqual([]);
    expect(routeVariables(root)).toMatchObject([
      { "failover-max-attempts": "@(1)", "failover-on-misconfiguration": "@(false)" },
    ]);
    expect(routeVariables(readPolicy(policyOf(GOLDEN_PLANS["active-active"])))).toMatchObject([
      { "failover-tiers": "openai_chat_swedencentral=3,openai_chat_francecentral=1", "failover-max-attempts": "@(2)" },
      { "failover-tiers": "openai_embedding_swedencentral=1;openai_embedding_francecentral=1" },
    ]);
  });
});

function fragmentOf(plan: FailoverPlan, part: string): string {
  return failoverFragments(plan).find((each) => each.part === part)?.xml ?? "";
}

function headersOf(answer: PolicyElement): Record<string, string> {
  return Object.fromEntries(
    answer.children
      .filter(({ name }) => name === "set-header")
      .map((header) => [header.attributes.name, only(header, "value").text]),
  );
}

function isAuthorization({ attributes }: PolicyElement): boolean {
  return attributes.name === "Authorization";
}

/** What each route sets, by name. */
function routeVariables(root: PolicyElement): Record<string, string>[] {
  const routes = inSection(root, "inbound", "when").filter(({ attributes }) =>
    attributes.condition.includes("String.Equals"),
  );
  return routes.map((when) =>
    Object.fromEntries(when.children.map(({ attributes }) => [attributes.name, attributes.value])),
  );
}
