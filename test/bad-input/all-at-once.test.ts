import { Capacity } from "../../src/request/capacity";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { REGIONS_OF_EU, refuses } from "../support/fixtures-bad-input";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

describe("several problems of one construct", () => {
  refuses([
    [
      "a zone",
      () =>
        newZone(newStack(), {
          regions: [SWEDEN_CENTRAL, UK_SOUTH, SWEDEN_CENTRAL, untyped("westeurope")],
          namePrefix: "contoso",
          resourceGroupNames: { swedencentral: "rg ai" },
          existingResourceGroups: { westus: "rg-us" },
        }),
      "ResidencyZone at 'prod/eu' has 6 problems:",
      `[RegionOutsideBoundary] regions[1]: 'uksouth' is in 'GB', which is not in 'EU Data Boundary'; ${REGIONS_OF_EU}; remove it or choose another boundary`,
      "[RegionRepeated] regions[2]: 'swedencentral' is regions[0] already; name each region once",
      "[RegionInvalid] regions[3]: 'westeurope' is no AzureRegion; write AzureRegion.of('westeurope')",
      "[NamePrefixSample] namePrefix: 'contoso' is a sample, and names with it clash with those of other teams; use 2 to 12 characters of your own",
      "[RegionNotInZone] existingResourceGroups: 'westus' is no region of the zone; regions are 'swedencentral', 'uksouth'; add it to the zone or use one of them",
      "[NameInvalid] resourceGroupNames.swedencentral: 'rg ai' is no name for a resource group: Azure takes 1 to 90 characters, letters, digits, '-', '_', '.', '(' and ')', no '.' at the end",
    ],
    [
      "accounts",
      () =>
        newOpenAI(newZone(), {
          accounts: [{ region: SWEDEN_CENTRAL, accountName: "-" }, { region: FRANCE_CENTRAL }],
          deployments: [
            chat({ deploymentType: DeploymentType.GLOBAL_STANDARD, capacity: Capacity.tokensPerMinute(2500) }),
            chat({ model: OpenAIModel.of("o3", "2025-04-16"), peakTokensPerMinute: 150_000 }, "reasoning"),
          ],
          asOf: "2026-11-21",
          capacityReserve: -1,
          allowedIpRanges: ["everywhere"],
        }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 6 problems:",
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'GlobalStandard' in 'swedencentral', 'francecentral' may process prompts in any Azure region, which is not all inside 'EU Data Boundary'; use DeploymentType.of('DataZoneStandard') or DeploymentType.of('DataZoneProvisionedManaged')",
      "[NameInvalid] accounts[0].accountName: '-' is no name for an Azure OpenAI account: Azure takes 2 to 64 characters, letters, digits, '-', '_' and '.', beginning with a letter or digit",
      "[CapacityReserveInvalid] capacityReserve: -1 is no percentage; write a number from 0 to 200, 100 means the whole peak",
      "[ModelRetired] deployments[1].model: 'o3 2025-04-16' retired on 2026-11-19, judged at 2026-11-21; Microsoft names 'gpt-5.6-sol' as the successor; use a newer version, or declare a later date with OpenAIModel.of(name, version, { retirement })",
      "[CapacityNotMultiple] deployments[0].capacity: 2,500 tokens per minute is no multiple of 1,000, one unit of 'gpt-5.4'; use 3,000",
      "[OptionInvalid] allowedIpRanges[0]: 'everywhere' given where an IPv4 address or CIDR range is needed",
    ],
  ]);
});
