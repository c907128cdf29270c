// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import fc from "fast-check";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { fragmentId } from "../../src/plan/gateway-names";
import { failoverFragments, type PolicyFragment } from "../../src/policy/fragments";
import { ApimTier } from "../../src/request/apim-tier";
import { Ejection } from "../../src/request/ejection";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { failoverPlans } from "../support/arbitrary-plans";
import { chat, EMBEDDING, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, SynthesizedStack } from "../support/fixtures-document";
import { existingGateway, fragmentsNamedIn, named, newFailoverPolicy } from "../support/fixtures-gateway";
import { elements, readPolicy } from "../support/policy-reader";

const FRAGMENT = "azurerm_api_management_policy_fragment";

/** The fragments that a policy of the zone writes, by part. */
function fragmentsOf(props: Partial<ApimFailoverPolicyProps> = {}, zoneId = "eu"): Record<string, Body> {
  const stack = newStack();
  newFailoverPolicy(newZone(stack, {}, zoneId), props);
  return byPart(SynthesizedStack.of(stack));
}

function byPart(document: SynthesizedStack): Record<string, Body> {
  return Object.fromEntries(
    document.all(FRAGMENT).map(({ path, body }) => [path.slice(path.lastIndexOf("-") + 1), body]),
  );
}

function namesOf(fragments: Record<string, Body>): Record<string, string> {
  return Object.fromEntries(Object.entries(fragments).map(([part, { name }]) => [part, name]));
}

function textsOf(fragments: Record<string, Body>): Record<string, string> {
  return Object.fromEntries(Object.entries(fragments).map(([part, { value }]) => [part, value]));
}

describe("the fragments of a policy", () => {
  const stack = newStack();
  const policy = newFailoverPolicy(newZone(stack));
  const document = SynthesizedStack.of(stack);
  const fragments = byPart(document);

  test("are written as they stand into the service, before the policy that includes them", () => {
    const { depends_on } = document.at("prod/eu/failover/policy");

    for (const part of ["answer", "memory", "request"]) {
      expect(fragments[part]).toEqual({
        api_management_id: document.reference("prod/eu/gateway/service", "id"),
        name: expect.stringMatching(`^openai_${part}_[a-z0-9]{6}$`),
        format: "rawxml",
        description: expect.stringMatching(/^[A-Z].{20,}[^.]$/),
        value: expect.stringMatching(/^<fragment>\n.*\n<\/fragment>\n$/s),
        // Azure refuses to delete one that the policy still includes.
        lifecycle: { create_before_destroy: true },
      });
      expect(depends_on).toContain(document.address(`prod/eu/failover/fragment-${part}`));
    }
    expect(Object.keys(fragments)).toEqual(["answer", "memory", "request"]);
  });

  test("are those that the policy includes, each by its name", () => {
    expect(fragmentsNamedIn(policy.policyXml).sort()).toEqual(Object.values(namesOf(fragments)).sort());
  });

  test("are without a memory where the tier has none", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const { policyXml } = newFailoverPolicy(zone, { gateway: existingGateway(zone, { tier: ApimTier.CONSUMPTION }) });
    const found = byPart(SynthesizedStack.of(stack));

    expect(Object.keys(found)).toEqual(["answer", "request"]);
    expect(fragmentsNamedIn(policyXml).sort()).toEqual(Object.values(namesOf(found)).sort());
    expect(found.request.value).toBe(fragments.request.value);
  });

  test("have the provider of the service", () => {
    const stack = newStack();
    const provider = new AzurermProvider(stack, "shared", { alias: "shared", features: [{}] });
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone, { provider }) });

    expect(Object.values(byPart(SynthesizedStack.of(stack))).map((body) => body.provider)).toEqual([
      "azurerm.shared",
      "azurerm.shared",
      "azurerm.shared",
    ]);
  });

  test("of two policies of one service have names of their own", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone);
    newFailoverPolicy(zone, named("second"), "second");
    const names = SynthesizedStack.of(stack)
      .all(FRAGMENT)
      .map(({ body }) => body.name);

    expect(new Set(names).size).toBe(6);
  });

  test("pass where the service is in another stack", () => {
    const outer = newStack();
    const zone = newZone(outer);
    const inner = new TerraformStack(zone, "inner");
    new AzurermProvider(inner, "azurerm", { features: [{}] });
    newFailoverPolicy(inner);
    // As an app does with all its stacks.
    inner.prepareStack();

    expect(() => SynthesizedStack.of(outer)).not.toThrow();
  });
});

describe("the text of a fragment", () => {
  test.each(["eu", "e${var.x}", "%{if true}", "{{secret}}", "${", 'say "<eu>"', "zone–é"])(
    "holds nothing that Terraform or Azure would fill in, in a zone of this name: %s",
    (zoneId) => {
      for (const { value, name } of Object.values(fragmentsOf({}, zoneId))) {
        expect(value).not.toMatch(/\$\{|%\{|\{\{/);
        expect(value).not.toContain("TfToken");
        expect(name).toMatch(/^[a-zA-Z0-9]([a-zA-Z0-9-_]{0,78}[a-zA-Z0-9])?$/);
      }
    },
  );

  test("holds for any plan no template, no section and no other fragment", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        for (const { xml } of failoverFragments(plan)) {
          const root = readPolicy(xml);

          expect(xml).not.toMatch(/\$\{|%\{|\{\{/);
          expect(root.name).toBe("fragment");
          expect(elements(root).filter(({ name }) => /^(base|include-fragment|cache-.*)$/.test(name))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the name of a fragment", () => {
  const before = fragmentsOf();

  test("ends in a digest of the text as it is written", () => {
    for (const [part, { name, value }] of Object.entries(before)) {
      expect(name).toBe(fragmentId("openai", part, value));
    }
  });

  test("changes with the text, and only with that", () => {
    const ofPart = (all: readonly PolicyFragment[], part: string) => all.find((each) => each.part === part);
    const samePrefix = failoverPlans.map((plan) => ({ ...plan, namePrefix: "openai" }));
    fc.assert(
      fc.property(samePrefix, samePrefix, (first, second) => {
        const [one, other] = [failoverFragments(first), failoverFragments(second)];
        for (const { part, id, xml } of one) {
          const again = ofPart(other, part);
          if (again) expect(again.id === id).toBe(again.xml === xml);
        }
        expect(failoverFragments(first)).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  test("stays whatever is asked that stands in the policy alone", () => {
    const zone = newZone();
    const deployments = [chat(), chat({ model: EMBEDDING }, "embedding")];

    for (const props of [
      { tuning: FailoverTuning.of({ maxAttempts: 1, deadlineInSeconds: 30 }) },
      { tuning: FailoverTuning.of({ ejection: Ejection.of({ failures: 2, openInSeconds: 7 }) }) },
      { strategy: FailoverStrategy.activeActive() },
      { apiName: "other", apiPath: "other" },
    ]) {
      expect(fragmentsOf(props)).toEqual(before);
    }
    newFailoverPolicy(zone, { openai: newOpenAI(zone, { deployments }) });
    expect(namesOf(byPart(SynthesizedStack.of(TerraformStack.of(zone))))).toEqual(namesOf(before));
  });

  test("follows the part that changes, and leaves the others alone", () => {
    const differing = (after: Record<string, Body>) =>
      Object.keys(before).filter((part) => {
        const isOther = after[part].name !== before[part].name;
        expect(after[part].value !== before[part].value).toBe(isOther);
        return isOther;
      });

    expect(differing(fragmentsOf({ tuning: FailoverTuning.of({ workflowAffinityInSeconds: 60 }) }))).toEqual([
      "memory",
    ]);
    expect(differing(fragmentsOf({}, "north"))).toEqual(["answer", "memory"]);
  });

  test("begins with the prefix of the backends, whatever that is", () => {
    const other = fragmentsOf({ backendPrefix: "Team-7" });

    expect(textsOf(other)).toEqual(textsOf(before));
    expect(namesOf(other)).toEqual(
      Object.fromEntries(
        Object.entries(namesOf(before)).map(([part, name]) => [part, name.replace(/^openai_/, "Team-7_")]),
      ),
    );
  });
});
