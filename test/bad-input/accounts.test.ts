import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { codesOf } from "../support/fixtures-errors";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, WEST_EUROPE } = AzureRegion;
const SUBJECT = "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:";

function openai(props: object) {
  return () => newOpenAI(newZone(), untyped<Partial<MultiRegionOpenAIProps>>(props));
}

describe("accounts that cannot be built", () => {
  refuses([
    [
      "no deployment",
      openai({ deployments: undefined }),
      SUBJECT,
      "[DeploymentsEmpty] deployments: the list is empty; add a ModelDeployment.of(name, { model, deploymentType, capacity })",
    ],
    [
      "no account",
      openai({ accounts: [] }),
      SUBJECT,
      "[AccountsEmpty] accounts: the list is empty; leave it out for one account in each region of the zone",
    ],
    [
      "the name of a region instead of a region",
      openai({ accounts: [{ region: "swedencentral" }] }),
      SUBJECT,
      "[RegionInvalid] accounts[0].region: 'swedencentral' is no AzureRegion; write AzureRegion.of('swedencentral')",
    ],
    [
      "a region that the zone does not have",
      openai({ accounts: [{ region: SWEDEN_CENTRAL }, { region: WEST_EUROPE }] }),
      SUBJECT,
      "[RegionNotInZone] accounts[1].region: 'westeurope' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ],
    [
      "a key with a space",
      openai({ accounts: [{ region: SWEDEN_CENTRAL, accountKey: "sweden central" }, { region: FRANCE_CENTRAL }] }),
      SUBJECT,
      "[AccountKeyInvalid] accounts[0].accountKey: 'sweden central' is no account key; use letters, digits and '-', beginning with a letter or digit",
    ],
    [
      "addresses that are none",
      openai({ allowedIpRanges: ["203.0.113.0/33", "::1", "203.0.113.7"] }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 2 problems:",
      "[OptionInvalid] allowedIpRanges[0]: '203.0.113.0/33' given where an IPv4 address or CIDR range is needed",
      "[OptionInvalid] allowedIpRanges[1]: '::1' given where an IPv4 address or CIDR range is needed",
    ],
  ]);

  refuses([
    [
      "another subscription without a resource group in it",
      () => {
        const stack = newStack();
        const provider = new AzurermProvider(stack, "second", { alias: "second", features: [{}] });
        newOpenAI(newZone(stack), {
          accounts: [{ region: SWEDEN_CENTRAL, provider }, { region: FRANCE_CENTRAL }],
        });
      },
      SUBJECT,
      "[OptionInvalid] accounts[0].resourceGroupName: undefined given where the name of a resource group in the subscription of the provider is needed",
    ],
  ]);

  test.each([
    ["addresses", { allowedIpRanges: ["203.0.113.7"] }],
    [
      "subnets",
      {
        allowedSubnetIds: ["/subscriptions/1/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s"],
      },
    ],
  ])("fails for closed accounts that allow %s: none of them would get in", (_, allowed) => {
    expect(codesOf(openai({ publicNetworkAccess: false, ...allowed }))).toEqual([
      expect.stringMatching(/^OptionInvalid (allowedIpRanges|allowedSubnetIds|publicNetworkAccess)$/),
    ]);
  });

  test.each(["telemetry", "accounts", "regional"])("passes the key '%s', which is nobody else's", (accountKey) => {
    const accounts = [{ region: SWEDEN_CENTRAL, accountKey }, { region: FRANCE_CENTRAL }];

    expect(() => newOpenAI(newZone(), { accounts, deployments: [chat()] })).not.toThrow();
  });
});
