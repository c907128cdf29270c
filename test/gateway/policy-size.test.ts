import { policySizeProblems } from "../../src/gateway/plan-policy";
import { ApimTier } from "../../src/request/apim-tier";
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

  test("is kept small for an existing Consumption service: no remarks, no indentation", () => {
    const xmlIn = (tier: ApimTier) => {
      const zone = newZone();
      return newFailoverPolicy(zone, { gateway: existingGateway(zone, { tier }) }).policyXml;
    };
    const [readable, small] = [xmlIn(ApimTier.STANDARD), xmlIn(ApimTier.CONSUMPTION)];

    expect(policySizeProblems(readable, ApimTier.CONSUMPTION)).toHaveLength(1);
    expect(policySizeProblems(small, ApimTier.CONSUMPTION)).toEqual([]);
    expect(elements(readPolicy(small)).map(withoutBlanks)).toEqual(elements(readPolicy(readable)).map(withoutBlanks));
    expect(readable).toContain("<!--");
    expect(small).not.toMatch(/<!--|^ /m);
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

function withoutBlanks({ name, attributes, text }: PolicyElement): string {
  return `${name} ${JSON.stringify(attributes)} ${text}`.replace(/\s+/g, " ");
}
