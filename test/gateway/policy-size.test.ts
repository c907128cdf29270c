import { writePolicy } from "../../src/apim/write-policy";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { policySizeProblems } from "../../src/gateway/plan-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { failoverFragments } from "../../src/policy/fragments";
import { ApimTier } from "../../src/request/apim-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { chat, newOpenAI, newZone } from "../support/fixtures";
import { problemsOf } from "../support/fixtures-errors";
import { existingGateway, newFailoverPolicy } from "../support/fixtures-gateway";
import { rendered } from "../support/fixtures-request";
import { elements, type PolicyElement, readPolicy } from "../support/policy-reader";

const KIB = 1024;
const ADVICE =
  "use fewer deployments or accounts behind one API, spread them over two gateways, or use a tier that takes more";

describe("the size of a policy", () => {
  test("is refused one byte above what the tier takes, whichever it is", () => {
    for (const tier of Object.values(ApimTier)) {
      const most = tier === ApimTier.CONSUMPTION ? 16 * KIB : 512 * KIB;

      expect(policySizeProblems("x".repeat(most), tier)).toEqual([]);
      expect(policySizeProblems("x".repeat(most + 1), tier).map(({ code }) => code)).toEqual(["PolicyTooLarge"]);
    }
  });

  test("is counted in bytes, as Azure does, not in characters", () => {
    const text = "ü".repeat(300 * KIB);

    expect(text.length).toBeLessThan(512 * KIB);
    expect(rendered(policySizeProblems(text, ApimTier.STANDARD))).toEqual([
      `[PolicyTooLarge] openai: the policy has 614,400 bytes, more than the 524,288 that 'Standard' takes; ${ADVICE}`,
    ]);
  });

  test("is kept small for an existing Consumption service: no remarks, no indentation, and nothing else is missing", () => {
    const { policyXml, plan } = policyIn(ApimTier.CONSUMPTION);
    const readable = writePolicy(failoverPolicy(plan));

    expect(policySizeProblems(readable, ApimTier.CONSUMPTION)).toHaveLength(1);
    expect(policySizeProblems(policyXml, ApimTier.CONSUMPTION)).toEqual([]);
    expect(elements(readPolicy(policyXml)).map(withoutBlanks)).toEqual(
      elements(readPolicy(readable)).map(withoutBlanks),
    );
    expect(readable).toContain("<!--");
    expect(policyXml).not.toMatch(/<!--|^ /m);
  });

  test("leaves a policy as it is where the tier takes it", () => {
    const { policyXml, plan } = policyIn(ApimTier.STANDARD);

    expect(policyXml).toBe(writePolicy(failoverPolicy(plan)));
  });

  test("is no trouble for a fragment, whatever the tier, and whatever the policy does", () => {
    const tuning = FailoverTuning.of({ workflowAffinityInSeconds: 3600 });
    const fragments = [policyIn(ApimTier.STANDARD, { tuning }), policyIn(ApimTier.CONSUMPTION)].flatMap(({ plan }) =>
      failoverFragments(plan),
    );

    expect(fragments.map(({ part }) => part)).toEqual(["request", "answer", "memory", "request", "answer"]);
    for (const { xml } of fragments) expect(policySizeProblems(xml, ApimTier.CONSUMPTION)).toEqual([]);
  });

  test("fails in an existing Consumption service that would not take it even so", () => {
    const zone = newZone();
    const gateway = existingGateway(zone, { tier: ApimTier.CONSUMPTION });
    const deployments = ["a1", "b1", "c1", "d1", "e1", "f1"].map((name) => chat({}, name));
    const openai = newOpenAI(zone, { deployments });

    expect(problemsOf(() => newFailoverPolicy(zone, { gateway, openai }))).toEqual([
      expect.stringMatching(
        /^\[PolicyTooLarge\] openai: the policy has [\d,]+ bytes, more than the 16,384 that 'Consumption' takes; /,
      ),
    ]);
  });
});

/** The policy of two accounts in an existing service, and what was planned for it. */
function policyIn(tier: ApimTier, props: Partial<ApimFailoverPolicyProps> = {}) {
  const zone = newZone();
  const policy = newFailoverPolicy(zone, { gateway: existingGateway(zone, { tier }), ...props });
  return { policyXml: policy.policyXml, plan: (policy as unknown as { readonly plan: FailoverPlan }).plan };
}

function withoutBlanks({ name, attributes, text }: PolicyElement): string {
  return `${name} ${JSON.stringify(attributes)} ${text}`.replace(/\s+/g, " ");
}
