import type { OpenAIRequest } from "../../src/plan/openai-request";
import { openAISummary } from "../../src/plan/openai-summary";
import { planOpenAI } from "../../src/plan/plan-openai";
import { problem } from "../../src/private/problem-list";
import { Capacity } from "../../src/request/capacity";
import { OpenAIModel } from "../../src/request/openai-model";
import { QuotaTier } from "../../src/request/quota-tier";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, EMBEDDING } from "../support/fixtures";
import { account, accountsIn, request } from "../support/fixtures-request";

const UNPUBLISHED = OpenAIModel.of("gpt-9", "1", {
  availability: { DataZoneStandard: ["swedencentral"], DataZoneProvisionedManaged: ["swedencentral"] },
});

function summary(
  options: Partial<OpenAIRequest> = {},
  more: Partial<Parameters<typeof openAISummary>[2]> = {},
): string {
  const asked = request(options);
  const settings = { title: "Accounts", warnings: [], versionsVerified: true, ...more };
  return openAISummary(asked, planOpenAI(asked), settings).join("\n");
}

/** Cells of the table whose head begins with a word, without the rule below the head. */
function tableOf(text: string, first: string, second: string): string[][] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\| ${second} +\\|`).test(line));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines
    .slice(start, end < 0 ? undefined : end)
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("openAISummary", () => {
  test("names every account", () => {
    expect(tableOf(summary(), "account", "region")).toEqual([
      ["account", "region", "name"],
      ["swedencentral", "swedencentral", expect.stringMatching(/^oai-team7-swedencentral-/)],
      ["francecentral", "francecentral", expect.stringMatching(/^oai-team7-francecentral-/)],
    ]);
  });

  test("tells version, type and places of every deployment", () => {
    const deployments = [
      chat(),
      chat(
        { deploymentType: DeploymentType.PROVISIONED_MANAGED, capacity: Capacity.provisionedThroughputUnits(1500) },
        "ptu",
      ),
      chat({ deploymentType: DeploymentType.DATA_ZONE_BATCH, capacity: Capacity.batchUnits(5) }, "batch"),
    ];
    const rows = tableOf(
      summary({ deployments, accounts: accountsIn(AzureRegion.WEST_EUROPE) }),
      "deployment",
      "account",
    );

    expect(rows).toEqual([
      ["deployment", "account", "model", "version", "type", "capacity", "may process in", "stores in"],
      [
        "chat",
        "westeurope",
        "gpt-5.4",
        "2026-03-05",
        "DataZoneStandard",
        "100,000 TPM",
        "EU data zone (31 countries)",
        "IE, NL",
      ],
      ["ptu", "westeurope", "gpt-5.4", "2026-03-05", "ProvisionedManaged", "1,500 PTU", "IE, NL", "IE, NL"],
      [
        "batch",
        "westeurope",
        "gpt-5.4",
        "2026-03-05",
        "DataZoneBatch",
        "5 batch units",
        "EU data zone (31 countries)",
        "IE, NL",
      ],
    ]);
  });

  test("says where nobody has looked at the versions", () => {
    const rows = tableOf(summary({}, { versionsVerified: false }), "deployment", "account");

    expect(rows.slice(1).map((row) => row[3])).toEqual(["2026-03-05 (not verified)", "2026-03-05 (not verified)"]);
  });

  test("tells what is carried with each region gone, and how much of the peak that is", () => {
    expect(tableOf(summary({ deployments: [chat({ peakTokensPerMinute: 80_000 })] }), "deployment", "gone")).toEqual([
      ["deployment", "gone", "tokens per minute", "of the peak"],
      ["chat", "nothing", "200,000", "250 %"],
      ["chat", "region swedencentral", "100,000", "125 %"],
      ["chat", "region francecentral", "100,000", "125 %"],
    ]);
  });

  test("tells of requests where a peak of them is declared", () => {
    const deployments = [chat({ peakRequestsPerMinute: 90 }), chat({ model: EMBEDDING }, "embedding")];
    const rows = tableOf(summary({ deployments }), "deployment", "gone");

    expect(rows[0]).toEqual([
      "deployment",
      "gone",
      "tokens per minute",
      "of the peak",
      "requests per minute",
      "of the peak",
    ]);
    expect(rows[2]).toEqual(["chat", "region swedencentral", "100,000", "no peak declared", "100", "111 %"]);
    expect(rows[5]).toEqual([
      "embedding",
      "region swedencentral",
      "100,000",
      "no peak declared",
      "100",
      "no peak declared",
    ]);
  });

  test("says where nothing is published", () => {
    const provisioned = {
      model: UNPUBLISHED,
      deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
      capacity: Capacity.provisionedThroughputUnits(15),
    };
    const text = summary({ deployments: [chat(provisioned), chat({ model: UNPUBLISHED }, "more")] });

    expect(tableOf(text, "deployment", "gone")[1]).toEqual(["chat", "nothing", "not published", ""]);
    expect(tableOf(text, "model", "type")).toEqual([
      ["model", "type", "quota pool", "taken (TPM)", "quota (TPM)"],
      ["gpt-9 1", "DataZoneStandard", "EU data zone", "200,000", "not published"],
    ]);
  });

  test("tells the quota of the tier that is named, of tier 1 otherwise", () => {
    const quotaOf = (quotaTier?: QuotaTier) => tableOf(summary({ quotaTier }), "model", "type")[1][4];

    expect([quotaOf(), quotaOf(QuotaTier.TIER_4)]).toEqual(["300,000 (tier 1)", "2,000,000 (tier 4)"]);
  });

  test("says that regions share a quota, where they do", () => {
    const note = "Regions of one pool share its quota: another region adds resilience, not tokens.";
    const standard = chat({ model: EMBEDDING, deploymentType: DeploymentType.STANDARD });

    expect(summary()).toContain(note);
    expect(summary({ deployments: [standard] })).not.toContain(note);
    expect(summary({ accounts: [account(AzureRegion.SWEDEN_CENTRAL)] })).not.toContain(note);
  });

  test("names what costs money before the first token", () => {
    const options = {
      deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
      capacity: Capacity.provisionedThroughputUnits(15),
      capacityByAccount: { francecentral: Capacity.provisionedThroughputUnits(25) },
    };

    expect(summary()).toContain(
      "Fixed monthly cost before the first token: none; deployments are billed per token, logs per GB.",
    );
    expect(summary({ deployments: [chat(options)] })).toContain(
      "Fixed monthly cost before the first token: 15 PTU for 'chat' in swedencentral, 25 PTU for 'chat' in francecentral, billed per hour from creation to deletion.",
    );
  });

  test("ends with the advice that synth gives", () => {
    const warnings = [problem("RegionsEmpty", "regions", {})];

    expect(summary({}, { warnings })).toMatch(/\n\nAdvice:\n\n- \[RegionsEmpty\] regions: the list is empty; [^\n]+$/);
    expect(summary()).not.toContain("Advice");
  });
});
