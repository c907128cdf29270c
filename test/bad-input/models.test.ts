import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { chat, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH, WEST_EUROPE, GERMANY_WEST_CENTRAL } = AzureRegion;
const SUBJECT = "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:";

function zoneOf(boundary: ResidencyBoundary, ...regions: AzureRegion[]) {
  return newZone(newStack(), { regions, dataClass: DataClass.of("x", { boundary }) });
}

describe("a deployment type that leaves the boundary", () => {
  refuses([
    [
      "Global in the EU",
      () => newOpenAI(newZone(), { deployments: [chat({ deploymentType: DeploymentType.GLOBAL_STANDARD })] }),
      SUBJECT,
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'GlobalStandard' in 'swedencentral', 'francecentral' may process prompts in any Azure region, which is not all inside 'EU Data Boundary'; use DeploymentType.of('DataZoneStandard') or DeploymentType.of('DataZoneProvisionedManaged')",
    ],
    [
      "the EU data zone in member states only",
      () => newOpenAI(zoneOf(ResidencyBoundary.EU_MEMBER_STATES, SWEDEN_CENTRAL, GERMANY_WEST_CENTRAL)),
      SUBJECT,
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'DataZoneStandard' in 'swedencentral', 'germanywestcentral' may process prompts in EU data zone (31 countries), which is not all inside 'EU member states'; use DeploymentType.of('ProvisionedManaged')",
    ],
    [
      "a data zone where there is none",
      () => newOpenAI(zoneOf(ResidencyBoundary.UNITED_KINGDOM, UK_SOUTH), { allowSingleRegion: true }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 2 problems:",
      "[RegionWithoutDataZone] deployments[0].deploymentType: 'DataZoneStandard' needs a data zone, and 'uksouth' is in none; use DeploymentType.of('ProvisionedManaged')",
      "[ModelNotInRegion] deployments[0].model: 'gpt-5.4 2026-03-05' cannot be deployed as 'DataZoneStandard' in 'uksouth'; it can nowhere inside 'United Kingdom', elsewhere in 'australiaeast', 'centralus', 'eastus', 'eastus2', 'francecentral', 'germanywestcentral', 'italynorth', 'japaneast', 'koreacentral', 'northcentralus', 'northeurope', 'norwayeast', …; in 'uksouth' it can as 'ProvisionedManaged'; newer facts are declared with OpenAIModel.of(name, version, { availability })",
    ],
    [
      "an account whose geography has another country",
      () =>
        newOpenAI(zoneOf(ResidencyBoundary.country("NL"), WEST_EUROPE), {
          allowSingleRegion: true,
          deployments: [
            chat({
              model: OpenAIModel.of("gpt-9", "1", { availability: { Standard: ["westeurope"] } }),
              deploymentType: DeploymentType.STANDARD,
            }),
          ],
        }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 2 problems:",
      "[AtRestLeavesBoundary] accounts[0].region: an account in 'westeurope' keeps files and stored responses anywhere in the geography 'Europe', which reaches 'IE' outside 'Netherlands'; use another region or a boundary that holds the whole geography",
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'Standard' in 'westeurope' may process prompts in IE, NL, which is not all inside 'Netherlands'; 'gpt-9 1' has no deployment type there that stays inside: use another region, model or boundary",
    ],
  ]);
});

describe("a model that cannot be deployed", () => {
  refuses([
    [
      "a region without the model",
      () =>
        newOpenAI(newZone(newStack(), { regions: [SWEDEN_CENTRAL, AzureRegion.SWITZERLAND_NORTH] }), {
          deployments: [chat({ model: OpenAIModel.of("gpt-4.1", "2025-04-14") })],
        }),
      SUBJECT,
      "[ModelNotInRegion] deployments[0].model: 'gpt-4.1 2025-04-14' cannot be deployed as 'DataZoneStandard' in 'switzerlandnorth'; it can inside 'EU Data Boundary' in 'francecentral', 'germanywestcentral', 'italynorth', 'polandcentral', 'spaincentral', 'swedencentral', 'westeurope'; in 'switzerlandnorth' it can as 'Standard', 'ProvisionedManaged'; newer facts are declared with OpenAIModel.of(name, version, { availability })",
    ],
    [
      "a retired version",
      () =>
        newOpenAI(newZone(), {
          deployments: [chat({ model: OpenAIModel.of("gpt-4.1", "2025-04-14") })],
          asOf: "2027-05-01",
        }),
      SUBJECT,
      "[ModelRetired] deployments[0].model: 'gpt-4.1 2025-04-14' retired on 2027-04-14, judged at 2027-05-01; use a newer version, or declare a later date with OpenAIModel.of(name, version, { retirement })",
    ],
    [
      "a date that is none",
      () => newOpenAI(newZone(), { asOf: "01.05.2027" }),
      SUBJECT,
      "[DateInvalid] asOf: '01.05.2027' is no date; write it as YYYY-MM-DD",
    ],
  ]);
});

describe("a version that is not pinned", () => {
  refuses([
    [
      "a version left out",
      () => OpenAIModel.of("gpt-4o", untyped(undefined)),
      "OpenAIModel.of has 1 problem:",
      "[ModelVersionMissing] version: undefined given where a version of 'gpt-4o' is needed; known are '2024-05-13', '2024-08-06', '2024-11-20'; a version is always pinned, so that no region upgrades by itself",
    ],
    [
      "a version that is none",
      () => OpenAIModel.of("gpt-5.4", "latest"),
      "OpenAIModel.of has 1 problem:",
      "[ModelVersionUnknown] version: 'latest' is no version of 'gpt-5.4' that is known; known are '2026-03-05'; a new one is declared with OpenAIModel.of('gpt-5.4', 'latest', { availability: { DataZoneStandard: ['swedencentral'] } })",
    ],
    [
      "a version that differs between regions",
      () =>
        newOpenAI(newZone(), {
          accounts: [
            { region: SWEDEN_CENTRAL },
            { region: FRANCE_CENTRAL, deployments: [chat({ model: OpenAIModel.of("gpt-5.1", "2025-11-13") })] },
          ],
        }),
      SUBJECT,
      "[ModelVersionDiffers] accounts[1].deployments[0].model: 'chat' is 'gpt-5.1 2025-11-13' in account 'francecentral' but 'gpt-5.4 2026-03-05' in 'swedencentral'; a failover would change the answer: use one version, or another deployment name",
    ],
  ]);
});

describe("all accounts in one region", () => {
  refuses([
    [
      "without saying that it is meant",
      () => newOpenAI(newZone(newStack(), { regions: [SWEDEN_CENTRAL] })),
      SUBJECT,
      "[SingleRegion] accounts: all accounts are in 'swedencentral', so an outage of it stops everything; add a region, or set allowSingleRegion: true",
    ],
  ]);
});
