import { AccountKind } from "../../src/openai/account-kind";
import type { MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, SynthesizedStack } from "../support/fixtures-document";

const SUBNET = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const IDENTITY = "/subscriptions/1/resourceGroups/id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i";
const { SWEDEN_CENTRAL, FRANCE_CENTRAL, WEST_EUROPE } = AzureRegion;

function synth(props: Partial<MultiRegionOpenAIProps> = {}): SynthesizedStack {
  const stack = newStack();
  newOpenAI(newZone(stack, { tags: { team: "search", cost: "zone" } }), props);
  return SynthesizedStack.of(stack);
}

/** The account in Sweden. */
function account(props: Partial<MultiRegionOpenAIProps> = {}): Body {
  return synth(props).at("prod/eu/openai/swedencentral/account");
}

describe("accounts", () => {
  const document = synth();

  test("are in every region of the zone, and say all that decides who may reach them", () => {
    for (const region of ["swedencentral", "francecentral"]) {
      expect(document.at(`prod/eu/openai/${region}/account`)).toEqual({
        name: expect.stringMatching(`^oai-team7-${region}-[a-z0-9]{6}$`),
        location: region,
        resource_group_name: document.reference(`prod/eu/resource-group-${region}`, "name"),
        kind: "OpenAI",
        sku_name: "S0",
        // Entra ID needs a subdomain, and keys are of no use.
        custom_subdomain_name: expect.stringMatching(`^oai-team7-${region}-[a-z0-9]{6}$`),
        local_auth_enabled: false,
        public_network_access_enabled: true,
        identity: { type: "SystemAssigned" },
        tags: { team: "search", cost: "zone" },
      });
    }
    expect(document.all("azurerm_cognitive_account")).toHaveLength(2);
  });

  test("have names that differ", () => {
    const bodies = document.all("azurerm_cognitive_account").map(({ body }) => body);

    expect(new Set(bodies.map((body) => body.name)).size).toBe(2);
    expect(new Set(bodies.map((body) => body.custom_subdomain_name)).size).toBe(2);
  });

  test("take names", () => {
    const accounts = [
      { region: SWEDEN_CENTRAL, accountName: "mine", customSubdomainName: "mine-in-azure" },
      { region: FRANCE_CENTRAL },
    ];

    expect(account({ accounts })).toMatchObject({ name: "mine", custom_subdomain_name: "mine-in-azure" });
  });

  test("can be of kind AIServices", () => {
    expect(account({ kind: AccountKind.AI_SERVICES }).kind).toBe("AIServices");
  });

  test("add their tags to those of the zone", () => {
    expect(account({ tags: { cost: "openai" } }).tags).toEqual({ team: "search", cost: "openai" });
  });
});

describe("the identity of an account", () => {
  test.each<[string, Partial<MultiRegionOpenAIProps>, object | undefined]>([
    ["its own", {}, { type: "SystemAssigned" }],
    ["none", { systemAssignedIdentity: false }, undefined],
    ["given", { systemAssignedIdentity: false, userAssignedIdentityIds: [IDENTITY] }, { type: "UserAssigned" }],
    ["both", { userAssignedIdentityIds: [IDENTITY] }, { type: "SystemAssigned, UserAssigned" }],
  ])("is %s", (_, props, identity) => {
    const ids = props.userAssignedIdentityIds ? { identity_ids: props.userAssignedIdentityIds } : {};

    expect(account(props).identity).toEqual(identity && { ...identity, ...ids });
  });

  test("can be granted elsewhere by its principal id", () => {
    const withIdentity = newOpenAI();
    const without = newOpenAI(newZone(), { systemAssignedIdentity: false });

    expect(withIdentity.account("swedencentral").principalId).toMatch(/\$\{TfToken/);
    expect(without.account("swedencentral").principalId).toBeUndefined();
  });
});

describe("the network of an account", () => {
  test("is public without rules, unless told otherwise", () => {
    expect(account()).not.toHaveProperty("network_acls");
    expect(account({ publicNetworkAccess: false })).toMatchObject({ public_network_access_enabled: false });
  });

  test.each<[string, Partial<MultiRegionOpenAIProps>, object]>([
    [
      "addresses",
      { allowedIpRanges: ["203.0.113.0/24", "203.0.113.7"] },
      { ip_rules: ["203.0.113.0/24", "203.0.113.7"] },
    ],
    ["subnets", { allowedSubnetIds: [SUBNET] }, { virtual_network_rules: [{ subnet_id: SUBNET }] }],
    [
      "both",
      { allowedIpRanges: ["203.0.113.7"], allowedSubnetIds: [SUBNET] },
      { ip_rules: ["203.0.113.7"], virtual_network_rules: [{ subnet_id: SUBNET }] },
    ],
    ["no address at all", { allowedIpRanges: [] }, { ip_rules: [] }],
  ])("refuses all others when it allows %s", (_, props, rules) => {
    expect(account(props).network_acls).toEqual({ default_action: "Deny", bypass: "AzureServices", ...rules });
  });
});

describe("several accounts in a region", () => {
  const stack = newStack();
  const openai = newOpenAI(newZone(stack), {
    accounts: [
      { region: SWEDEN_CENTRAL, accountKey: "swedencentral-1" },
      { region: SWEDEN_CENTRAL, accountKey: "swedencentral-2" },
      { region: FRANCE_CENTRAL, deployments: [chat(), chat({}, "only-in-france")] },
    ],
  });
  const document = SynthesizedStack.of(stack);

  test("are told apart by their keys", () => {
    expect(document.paths("azurerm_cognitive_account")).toEqual([
      "prod/eu/openai/francecentral/account",
      "prod/eu/openai/swedencentral-1/account",
      "prod/eu/openai/swedencentral-2/account",
    ]);
    expect(openai.accounts.map(({ accountKey, region }) => [accountKey, region.name])).toEqual([
      ["swedencentral-1", "swedencentral"],
      ["swedencentral-2", "swedencentral"],
      ["francecentral", "francecentral"],
    ]);
  });

  test("have names, and subdomains, of their own", () => {
    const names = document.all("azurerm_cognitive_account").map(({ body }) => body.name);

    expect(new Set(names).size).toBe(3);
    expect(names[1]).toMatch(/^oai-team7-swedencentral-1-[a-z0-9]{6}$/);
  });

  test("share the workspace of the region", () => {
    const workspaceOf = (key: string) => document.at(`prod/eu/openai/${key}/diagnostics`).log_analytics_workspace_id;

    expect(document.all("azurerm_log_analytics_workspace")).toHaveLength(2);
    expect(workspaceOf("swedencentral-1")).toBe(workspaceOf("swedencentral-2"));
    expect(workspaceOf("francecentral")).not.toBe(workspaceOf("swedencentral-1"));
  });

  test("may hold deployments of their own", () => {
    expect(document.paths("azurerm_cognitive_deployment")).toEqual([
      "prod/eu/openai/francecentral/deployment-chat",
      "prod/eu/openai/francecentral/deployment-only-in-france",
      "prod/eu/openai/swedencentral-1/deployment-chat",
      "prod/eu/openai/swedencentral-2/deployment-chat",
    ]);
  });
});

describe("the logs of an account", () => {
  test("go to a workspace of its own region, by named categories", () => {
    const document = synth();

    for (const region of ["swedencentral", "francecentral"]) {
      const diagnostics = document.at(`prod/eu/openai/${region}/diagnostics`);
      const workspaces = document.all("azurerm_log_analytics_workspace");
      const workspace = workspaces.find(({ body }) => body.location === region);

      expect(diagnostics).toEqual({
        name: "regional-logs",
        target_resource_id: document.reference(`prod/eu/openai/${region}/account`, "id"),
        log_analytics_workspace_id: `\${${workspace?.address}.id}`,
        enabled_log: ["Audit", "AzureOpenAIRequestUsage", "RequestResponse", "Trace"].map((category) => ({ category })),
        enabled_metric: [{ category: "AllMetrics" }],
      });
    }
  });

  test("go to the workspaces that are given", () => {
    const stack = newStack();
    const zone = newZone(stack, { regions: [SWEDEN_CENTRAL, FRANCE_CENTRAL, WEST_EUROPE] });
    const telemetry = new RegionalTelemetry(zone, "logs");
    newOpenAI(zone, { telemetry, accounts: [{ region: SWEDEN_CENTRAL }, { region: WEST_EUROPE }] });
    const document = SynthesizedStack.of(stack);

    expect(document.paths("azurerm_log_analytics_workspace")).toEqual([
      "prod/eu/logs/workspace-francecentral",
      "prod/eu/logs/workspace-swedencentral",
      "prod/eu/logs/workspace-westeurope",
    ]);
    expect(document.at("prod/eu/openai/westeurope/diagnostics").log_analytics_workspace_id).toBe(
      document.reference("prod/eu/logs/workspace-westeurope", "id"),
    );
  });
});
