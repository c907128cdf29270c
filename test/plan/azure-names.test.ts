import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AccountKind } from "../../src/openai/account-kind";
import { PrincipalType } from "../../src/openai/openai-grants";
import { APIM_TIERS } from "../../src/plan/apim-tiers";
import * as rules from "../../src/plan/name-rules";
import { type NameRule, physicalName } from "../../src/plan/physical-name";
import { accountProblems } from "../../src/plan/rules/account-rules";
import { ApimTier } from "../../src/request/apim-tier";
import { ApimVirtualNetwork } from "../../src/request/apim-virtual-network";
import { Capacity } from "../../src/request/capacity";
import { ContentFilter, ContentFilterSeverity, ContentFilterSource } from "../../src/request/content-filter";
import { ContentFilterMode } from "../../src/request/content-filter-policy";
import { AzureRegion } from "../../src/residency/azure-region";
import { ROOT } from "../support/built-library";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument } from "../support/fixtures-document";
import { account, request } from "../support/fixtures-request";

// Names, enums and limits that the provider schema does not carry are kept in one file, each with its source.
const FACTS: Body = JSON.parse(readFileSync(join(ROOT, "facts", "azure-names.json"), "utf8"));
const { PROMPT, COMPLETION } = ContentFilterSource;

describe("facts/azure-names.json", () => {
  test.each<[string, NameRule, Body]>([
    ["account", rules.ACCOUNT, FACTS.cognitiveAccount.name],
    ["subdomain", rules.CUSTOM_SUBDOMAIN, FACTS.cognitiveAccount.customSubdomainName],
    ["deployment", rules.DEPLOYMENT, FACTS.cognitiveDeployment.name],
    ["workspace", rules.WORKSPACE, FACTS.logAnalyticsWorkspace.name],
    ["resource group", rules.RESOURCE_GROUP, FACTS.resourceGroup.name],
    ["API Management service", rules.API_MANAGEMENT, FACTS.apiManagement.service.name],
    ["policy definition", rules.POLICY_DEFINITION, FACTS.policyDefinition.name],
    ["policy assignment", rules.POLICY_ASSIGNMENT, FACTS.policyAssignment.name],
  ])("has the lengths that the rule of the %s has, and takes the names that we make", (_, rule, fact) => {
    const made = physicalName(rule, ["team-7", "West Europe 2"], ["x"]);

    expect([rule.minimum, rule.maximum]).toEqual([fact.minLength, fact.maxLength]);
    for (const pattern of [fact.pattern, fact.safePattern, fact.azurePattern]) {
      if (pattern?.startsWith("^")) expect(made.replace(/^-/, "")).toMatch(new RegExp(pattern));
    }
  });

  test.each([
    ["kinds of accounts", Object.values(AccountKind), FACTS.cognitiveAccount.kind.values],
    ["kinds of principals", Object.values(PrincipalType), FACTS.roleAssignment.principalTypes],
    ["modes of content filters", Object.values(ContentFilterMode), FACTS.raiPolicy.mode.values],
    ["severities", Object.values(ContentFilterSeverity), FACTS.raiPolicy.severityThreshold.values],
    ["sources of content", Object.values(ContentFilterSource), FACTS.raiPolicy.source.values],
    [
      "kinds of virtual networks",
      ["None", ...Object.values(ApimVirtualNetwork)],
      FACTS.apiManagement.service.virtualNetworkType.values,
    ],
  ])("has the %s that we have", (_, ours, theirs) => {
    expect([...ours].sort()).toEqual([...theirs].sort());
  });

  test.each(Object.values(ApimTier))("has the units, zones and networks of the API Management tier %s", (tier) => {
    const { leastUnits, mostUnits, takesZones, virtualNetworks } = APIM_TIERS[tier];
    const { skuName, zones, virtualNetworkTiers } = FACTS.apiManagement.service;
    const isTaken = (units: number) => new RegExp(skuName.pattern).test(`${tier}_${units}`);

    expect([leastUnits - 1, leastUnits, mostUnits, mostUnits + 1].map(isTaken)).toEqual([false, true, true, false]);
    expect(zones.tiers.includes(tier)).toBe(takesZones);
    expect(Object.values(ApimVirtualNetwork).filter((type) => virtualNetworkTiers[type].includes(tier))).toEqual(
      virtualNetworks,
    );
  });

  test("has every content filter that has a method, where it filters", () => {
    const { withSeverity, withoutSeverity } = FACTS.raiPolicy.contentFilters;
    const allowed = [...withSeverity, ...withoutSeverity].flatMap(({ name, sources }) =>
      sources.map((source: string) => `${name} ${source}`),
    );
    const filters = [
      ...[PROMPT, COMPLETION].flatMap((source) => [
        ContentFilter.hate(source),
        ContentFilter.sexual(source),
        ContentFilter.violence(source),
        ContentFilter.selfHarm(source),
      ]),
      ContentFilter.jailbreak(),
      ContentFilter.indirectAttack(),
      ContentFilter.protectedMaterialText(),
      ContentFilter.protectedMaterialCode(),
    ];

    expect(
      filters.map(({ category, source }) => `${category} ${source}`).filter((one) => !allowed.includes(one)),
    ).toEqual([]);
  });

  test("has what accounts, logs and grants are written with", () => {
    const stack = newStack();
    newOpenAI(newZone(stack)).grants.inference("00000000-0000-0000-0000-000000000001");
    const document = StackDocument.rendered(stack);
    const first = (type: string) => document.all(type)[0].body;
    const diagnostics = first("azurerm_monitor_diagnostic_setting");

    expect(FACTS.cognitiveAccount.skuName.values).toContain(first("azurerm_cognitive_account").sku_name);
    expect(FACTS.cognitiveAccount.identityType.values).toContain(first("azurerm_cognitive_account").identity.type);
    expect(diagnostics.enabled_log.map((log: Body) => log.category)).toEqual(
      FACTS.diagnosticSetting.logCategories.map((log: Body) => log.name),
    );
    expect(diagnostics.enabled_metric[0].category).toBe(FACTS.diagnosticSetting.metricCategory);
    expect(first("azurerm_log_analytics_workspace").sku).toBe(FACTS.logAnalyticsWorkspace.sku.default);
    expect(first("azurerm_role_assignment").role_definition_name).toBe(FACTS.roleAssignment.roles[0].name);
    expect(FACTS.cognitiveDeployment.versionUpgradeOption.values).toContain(
      first("azurerm_cognitive_deployment").version_upgrade_option,
    );
  });

  test("has the limits of an account, and of accounts in a region", () => {
    const many = (count: number) =>
      accountProblems(
        request({
          accounts: Array.from({ length: count }, (_, index) =>
            account(AzureRegion.SWEDEN_CENTRAL, { key: `a${index}` }),
          ),
          allowSingleRegion: true,
        }),
      );
    const { standardDeploymentsPerAccount, openAIAccountsPerRegionAndSubscription } = FACTS.limits;
    const small = { capacity: Capacity.tokensPerMinute(1000) };
    const deployments = (count: number) => Array.from({ length: count }, (_, index) => chat(small, `chat-${index}`));

    expect(many(openAIAccountsPerRegionAndSubscription)).toEqual([]);
    expect(many(openAIAccountsPerRegionAndSubscription + 1)).toHaveLength(1);
    expect(() => newOpenAI(newZone(), { deployments: deployments(standardDeploymentsPerAccount) })).not.toThrow();
    expect(() => newOpenAI(newZone(), { deployments: deployments(standardDeploymentsPerAccount + 1) })).toThrow(
      /\[TooManyDeployments\]/,
    );
  });
});
