import { type FailoverSummaryOptions, failoverSummary } from "../../src/plan/failover-summary";
import { planFailover } from "../../src/plan/plan-failover";
import { problem } from "../../src/private/problem-list";
import { ApimTier } from "../../src/request/apim-tier";
import { Capacity } from "../../src/request/capacity";
import { Ejection, type EjectionOptions } from "../../src/request/ejection";
import { Failback } from "../../src/request/failback";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat } from "../support/fixtures";
import { failoverAccount, failoverRequest, QUICK } from "../support/fixtures-failover";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;
const deployments = [chat({ model: QUICK })];

function summary(
  options: Partial<Parameters<typeof failoverRequest>[0]> = {},
  more: Partial<FailoverSummaryOptions> = {},
): string {
  const accounts = failoverRequest().accounts.map((account) => ({ ...account, deployments }));
  const plan = planFailover(failoverRequest({ accounts, ...options }));
  const settings = {
    title: "Failover",
    warnings: [],
    gateway: "prod/eu/gateway",
    region: "swedencentral",
    tier: ApimTier.STANDARD,
    ...more,
  };
  return failoverSummary(plan, settings).join("\n");
}

/** Cells of the table, without head and rule. */
function rowsOf(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The list below the table. */
function memoryLines(text: string): string[] {
  const below = text.slice(text.lastIndexOf("|"));
  return below.split("\n").filter((line) => line.startsWith("- "));
}

describe("failoverSummary", () => {
  test("tells where the gateway is and what callers use", () => {
    expect(summary().split("\n").slice(0, 5)).toEqual([
      "## Failover",
      "",
      "- gateway: prod/eu/gateway in swedencentral, Standard",
      "- API: azure-openai at /ai/openai",
      "",
    ]);
    expect(summary({ apiPath: "" })).toContain("- API: azure-openai at /openai\n");
  });

  test("tells the order, the attempts and the times of every deployment", () => {
    const tuning = FailoverTuning.of({ maxAttempts: 1, deadlineInSeconds: 90 });

    expect(summary()).toMatch(
      /\| deployment +\| strategy +\| order +\| attempts \| begins to answer within +\| asks until +\|/,
    );
    expect(rowsOf(summary({ tuning }))).toEqual([
      ["chat", "active-passive", "1. swedencentral → 2. francecentral", "1", "60 s, a stream 15 s", "90 s"],
    ]);
  });

  test("tells the shares of a tier, not of an account alone", () => {
    const accounts = ["a", "b", "c"].map((key) => failoverAccount(FRANCE_CENTRAL, { key, deployments }));
    const strategy = FailoverStrategy.tiered([FailoverTier.weighted({ a: 3, b: 1 }), FailoverTier.of(["c"])]);

    expect(rowsOf(summary({ accounts, strategy }))[0].slice(1, 4)).toEqual([
      "tiered",
      "1. a (francecentral) 75 % / b (francecentral) 25 % → 2. c (francecentral)",
      "3",
    ]);
  });

  test("does not call a small share none", () => {
    const capacityByAccount = { francecentral: Capacity.tokensPerMinute(50_000_000) };
    const accounts = [SWEDEN_CENTRAL, FRANCE_CENTRAL].map((region) =>
      failoverAccount(region, { deployments: [chat({ capacityByAccount })] }),
    );

    expect(rowsOf(summary({ accounts, strategy: FailoverStrategy.activeActive() }))[0][2]).toBe(
      "1. swedencentral under 1 % / francecentral 100 %",
    );
  });

  test("names the accounts that are called with a key, each once", () => {
    const secret = KeyVaultSecret.fromSecretId("https://my-vault.vault.azure.net/secrets/key");
    const accounts = failoverRequest().accounts.map((account) => ({
      ...account,
      deployments: [chat(), chat({}, "mini")],
    }));
    const text = summary({ accounts, secretByAccount: { francecentral: secret } });

    expect(text).toContain("\n- called with a key instead of an identity: francecentral\n");
    expect(summary()).not.toContain("with a key");
  });

  test("tells once how accounts are ejected and return, with the deployments that do so", () => {
    const accounts = failoverRequest().accounts.map((account) => ({
      ...account,
      deployments: [chat({ model: QUICK }), chat({ model: QUICK }, "mini"), chat({ model: QUICK }, "slow")],
    }));
    const slow = FailoverTuning.of({
      workflowAffinityInSeconds: 3600,
      ejection: Ejection.of({ failures: 3, slowAfterInSeconds: 20, slowStreamAfterInSeconds: 5 }),
      failback: Failback.of({ rampInSeconds: 0 }),
    });

    expect(memoryLines(summary({ accounts, tuningByDeployment: { slow } }))).toEqual([
      "- chat, mini: an account is ejected for 30 to 300 s after 5 errors or 2 calls without an answer in a row; it returns after 3 good trials in a row, by steps within 120 s; a 429 holds it as long as it says, at most 300 s, or 10 s",
      "- slow: an account is ejected for 30 to 300 s after 3 errors or 2 calls without an answer in a row; an answer that begins after 20 s or 5 s of a stream counts as an error; it returns after 3 good trials in a row, all at once; a 429 holds it as long as it says, at most 300 s, or 10 s; a workflow stays for 3,600 s after its last call",
    ]);
  });

  test.each<[EjectionOptions, string]>([
    [{ slowAfterInSeconds: 20 }, "an answer that begins after 20 s counts as an error"],
    [{ slowStreamAfterInSeconds: 5 }, "an answer that begins after 5 s of a stream counts as an error"],
    [{ badRequestPercent: 50 }, "a 400 counts as one where 50 % of the answers of a minute are 400"],
    [{ openInSeconds: 600 }, "ejected for 600 s after"],
  ])("tells of %j", (options, text) => {
    const tuning = FailoverTuning.of({ ejection: Ejection.of(options) });

    expect(memoryLines(summary({ tuning }))).toEqual([expect.stringContaining(text)]);
  });

  test("says where nothing is remembered", () => {
    expect(memoryLines(summary({ tier: ApimTier.CONSUMPTION }, { tier: ApimTier.CONSUMPTION }))).toEqual([
      "- chat: nothing is remembered from one request to the next, as Consumption has no cache",
    ]);
  });

  test("says how little some tiers buffer", () => {
    const note = "BasicV2 buffers at most 2 MiB of a request: a larger one, for example with images, may be refused.";

    expect(summary({}, { tier: ApimTier.BASIC_V2 })).toContain(note);
    expect(summary()).not.toContain("buffers");
  });

  test("ends with the advice that synth gives", () => {
    const warnings = [problem("TierWithoutSla", "tier", { tier: "Developer" })];

    expect(summary({}, { warnings })).toMatch(
      /\n\nAdvice:\n\n- \[TierWithoutSla\] tier: 'Developer' has no SLA [^\n]+$/,
    );
    expect(summary()).not.toContain("Advice");
  });
});
