import { Token } from "cdktf";
import { openAIProblems, openAIWarnings, planOpenAI } from "../../src/plan/plan-openai";
import { Capacity } from "../../src/request/capacity";
import { ContentFilter, ContentFilterSource } from "../../src/request/content-filter";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, EMBEDDING, untyped } from "../support/fixtures";
import { account, accountsIn, codes, rendered, request, zoneFacts } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

describe("openAIProblems", () => {
  test("has none for a request that can be built", () => {
    expect(openAIProblems(request())).toEqual([]);
  });

  test("tells all at once, residency first", () => {
    const found = openAIProblems(
      request({
        accounts: accountsIn(SWEDEN_CENTRAL, UK_SOUTH),
        deployments: [chat({ capacity: Capacity.tokensPerMinute(1500), model: OpenAIModel.of("o3", "2025-04-16") })],
        asOf: "tomorrow",
        capacityReserve: 300,
      }),
    );

    expect(found.map(({ code }) => code)).toEqual([
      "AtRestLeavesBoundary",
      "RegionWithoutDataZone",
      "RegionNotInZone",
      "ModelNotInRegion",
      "DateInvalid",
      "CapacityReserveInvalid",
      "CapacityNotMultiple",
    ]);
  });

  test.each(["2026-13-01", "1.1.2027", "", "2026-11-21T00:00:00Z"])("finds the date '%s'", (asOf) => {
    expect(rendered(openAIProblems(request({ asOf })))).toEqual([
      `[DateInvalid] asOf: '${asOf}' is no date; write it as YYYY-MM-DD`,
    ]);
  });

  test.each([0, 50, 100, 133.3, 200])("takes a reserve of %d %%", (capacityReserve) => {
    expect(openAIProblems(request({ capacityReserve }))).toEqual([]);
  });

  test("finds a reserve that only Terraform knows, without its encoding", () => {
    const capacityReserve = Token.asNumber({ creationStack: [], resolve: () => 50 });

    expect(rendered(openAIProblems(request({ capacityReserve })))).toEqual([
      "[LiteralNeeded] capacityReserve: a number is only known to Terraform, but a capacity reserve decides what is built; write it as a literal",
    ]);
  });

  test.each([-1, 200.1, Number.NaN, Number.POSITIVE_INFINITY, "100"])("tells a wrong reserve once: %s", (reserve) => {
    const shown = typeof reserve === "string" ? `'${reserve}'` : reserve;
    const deployments = [chat({ peakTokensPerMinute: 100_000 })];

    expect(rendered(openAIProblems(request({ deployments, capacityReserve: untyped(reserve) })))).toEqual([
      `[CapacityReserveInvalid] capacityReserve: ${shown} is no percentage; write a number from 0 to 200, 100 means the whole peak`,
    ]);
  });
});

describe("openAIWarnings", () => {
  test("gathers the advice of all rules", () => {
    const deployments = [
      chat({ capacity: Capacity.tokensPerMinute(400_000), peakTokensPerMinute: 400_000 }),
      chat({ model: OpenAIModel.of("gpt-4o", "2024-05-13"), capacity: Capacity.tokensPerMinute(1000) }, "old"),
    ];

    expect(codes(openAIWarnings(request({ deployments })))).toEqual([
      "ModelRetiresSoon deployments[1].model",
      "HeadroomThin deployments 'chat'",
      "QuotaAboveFirstTier gpt-5.4 2026-03-05 DataZoneStandard",
    ]);
  });

  test("has none for a request with room to spare", () => {
    expect(openAIWarnings(request({ deployments: [chat({ peakTokensPerMinute: 50_000 })] }))).toEqual([]);
  });
});

describe("planOpenAI", () => {
  test("plans the same deployments for every account", () => {
    const deployments = [chat(), chat({ model: EMBEDDING, dynamicThrottling: true }, "embedding")];
    const { accounts } = planOpenAI(request({ deployments }));

    expect(accounts.map(({ key, region }) => [key, region.name])).toEqual([
      ["swedencentral", "swedencentral"],
      ["francecentral", "francecentral"],
    ]);
    expect(accounts[0].deployments).toEqual(accounts[1].deployments);
    expect(accounts[0].deployments).toEqual([
      {
        name: "chat",
        modelFormat: "OpenAI",
        modelName: "gpt-5.4",
        versions: { current: "2026-03-05" },
        deploymentType: DeploymentType.DATA_ZONE_STANDARD,
        capacityUnits: 100,
        contentFilterPolicyName: "Microsoft.DefaultV2",
        dynamicThrottling: false,
      },
      expect.objectContaining({ name: "embedding", modelName: "text-embedding-3-large", dynamicThrottling: true }),
    ]);
  });

  test("gives an account its own capacity and its own list", () => {
    const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL);
    const capacityByAccount = { swedencentral: Capacity.tokensPerMinute(250_000) };
    accounts[1] = { ...accounts[1], deployments: [chat({}, "mini")] };
    const plan = planOpenAI(request({ accounts, deployments: [chat({ capacityByAccount })] }));
    const planned = plan.accounts.map(({ deployments }) =>
      deployments.map(({ name, capacityUnits }) => [name, capacityUnits]),
    );

    expect(planned).toEqual([[["chat", 250]], [["mini", 100]]]);
  });

  test("names accounts after prefix and key, and takes the names that are given", () => {
    const accounts = [
      account(SWEDEN_CENTRAL, { key: "swedencentral-2" }),
      account(FRANCE_CENTRAL, { accountName: "mine", customSubdomainName: "mine-too" }),
    ];
    const [made, given] = planOpenAI(request({ accounts })).accounts;

    expect(made.accountName).toMatch(/^oai-team7-swedencentral-2-[a-z0-9]{6}$/);
    expect(made.customSubdomainName).toMatch(/^oai-team7-swedencentral-2-[a-z0-9]{6}$/);
    expect([given.accountName, given.customSubdomainName]).toEqual(["mine", "mine-too"]);
  });

  test("gives names that differ by prefix, path and key", () => {
    const nameOf = (namePrefix: string, path: string, key: string) =>
      planOpenAI(request({ zone: zoneFacts({ namePrefix }), path, accounts: [account(SWEDEN_CENTRAL, { key })] }))
        .accounts[0].accountName;
    const names = [nameOf("a1", "p", "k"), nameOf("a2", "p", "k"), nameOf("a1", "q", "k"), nameOf("a1", "p", "l")];

    expect(new Set(names).size).toBe(4);
    expect(nameOf("a1", "p", "k")).toBe(names[0]);
  });

  test("gives names that differ for long keys that are the same to the end", () => {
    const keys = ["1", "2"].map((end) => `${"k".repeat(80)}${end}`);
    const { accounts } = planOpenAI(request({ accounts: keys.map((key) => account(SWEDEN_CENTRAL, { key })) }));

    expect(new Set(accounts.map(({ accountName }) => accountName)).size).toBe(2);
    expect(new Set(accounts.map(({ customSubdomainName }) => customSubdomainName)).size).toBe(2);
  });

  test("creates each content filter policy of an account once, and no existing one", () => {
    const filters = [ContentFilter.hate(ContentFilterSource.PROMPT)];
    const strict = ContentFilterPolicy.of("strict", { filters });
    const lenient = ContentFilterPolicy.of("lenient", { filters });
    const deployments = [
      chat(),
      chat({ contentFilterPolicy: lenient }, "b"),
      chat({ contentFilterPolicy: strict }, "c"),
      chat({ contentFilterPolicy: ContentFilterPolicy.fromExistingName("central") }, "d"),
    ];
    const [first] = planOpenAI(request({ deployments, contentFilterPolicy: strict })).accounts;

    expect(first.contentFilterPolicies).toEqual([strict, lenient]);
    expect(first.deployments.map((deployment) => deployment.contentFilterPolicyName)).toEqual([
      "strict",
      "lenient",
      "strict",
      "central",
    ]);
  });

  test("creates no policy that no deployment uses", () => {
    const unused = ContentFilterPolicy.of("unused", { filters: [ContentFilter.jailbreak()] });
    const own = chat({ contentFilterPolicy: ContentFilterPolicy.MICROSOFT_DEFAULT_V2 });
    const plan = planOpenAI(request({ deployments: [own], contentFilterPolicy: unused }));

    expect(plan.accounts[0].contentFilterPolicies).toEqual([]);
  });
});
