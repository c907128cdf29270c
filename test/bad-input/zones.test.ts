// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformVariable, Testing } from "cdktf";
import { RegionalOpenAI } from "../../src/openai/regional-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import type { DataClass } from "../../src/residency/data-class";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import type { ResidencyZoneProps } from "../../src/zone/residency-zone-props";
import { chat, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { REGIONS_OF_EU, refuses } from "../support/fixtures-bad-input";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

function zone(props: Partial<ResidencyZoneProps>) {
  return () => newZone(newStack(), props);
}

function regions(...list: readonly unknown[]) {
  return zone({ regions: untyped<AzureRegion[]>(list) });
}

describe("the regions of a zone", () => {
  refuses([
    [
      "no region",
      regions(),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[RegionsEmpty] regions: the list is empty; name at least one region, for example AzureRegion.SWEDEN_CENTRAL",
    ],
    [
      "a region named twice",
      regions(SWEDEN_CENTRAL, FRANCE_CENTRAL, SWEDEN_CENTRAL),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[RegionRepeated] regions[2]: 'swedencentral' is regions[0] already; name each region once",
    ],
    [
      "a region outside the boundary",
      regions(SWEDEN_CENTRAL, UK_SOUTH),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[RegionOutsideBoundary] regions[1]: 'uksouth' is in 'GB', which is not in 'EU Data Boundary'; ${REGIONS_OF_EU}; remove it or choose another boundary`,
    ],
    [
      "an unknown region",
      () => AzureRegion.of("swedenwest"),
      "AzureRegion.of has 1 problem:",
      "[RegionUnknown] name: 'swedenwest' is no region that is known; did you mean 'swedencentral', 'swedensouth'; docs/regions.md lists them all, a new one is declared with AzureRegion.of(name, { country, geography })",
    ],
    [
      "the name of a region instead of a region",
      regions("swedencentral"),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[RegionInvalid] regions[0]: 'swedencentral' is no AzureRegion; write AzureRegion.of('swedencentral')",
    ],
  ]);
});

describe("a token where a literal is needed", () => {
  const variable = new TerraformVariable(newStack(), "some", { type: "string" });

  refuses([
    [
      "the name of a region",
      () => AzureRegion.of("${var.region}"),
      "AzureRegion.of has 1 problem:",
      "[LiteralNeeded] name: '${var.region}' is only known to Terraform, but a region decides what is built; write it as a literal",
    ],
    [
      "a list of regions",
      zone({ regions: untyped(variable.listValue) }),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      expect.stringMatching(
        /^\[LiteralNeeded\] regions\[0\]: '#\{TfToken\[TOKEN\.\d+\]\}' is only known to Terraform, but a region decides what is built; write it as a literal$/,
      ),
    ],
    [
      "the name prefix",
      zone({ namePrefix: "${var.prefix}" }),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[LiteralNeeded] namePrefix: '${var.prefix}' is only known to Terraform, but a name prefix decides what is built; write it as a literal",
    ],
    [
      "the name of a resource group that is created",
      zone({ resourceGroupNames: { swedencentral: "${var.group}" } }),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[LiteralNeeded] resourceGroupNames.swedencentral: '${var.group}' is only known to Terraform, but the name of a resource group decides what is built; write it as a literal",
    ],
  ]);
});

describe("the data class of a zone", () => {
  refuses([
    [
      "none: there is no default boundary",
      zone({ dataClass: untyped<DataClass>(undefined) }),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[OptionInvalid] dataClass: undefined given where DataClass.of(name, { boundary }) is needed",
    ],
  ]);
});

describe("where a zone stands", () => {
  refuses([
    [
      "two zones sharing an id",
      () => {
        const stack = newStack();
        newZone(stack);
        newZone(stack);
      },
      "ResidencyZone 'eu' has 1 problem:",
      "[ZoneIdTaken] id: there is 'prod/eu' already, so a zone cannot be called 'eu'; give it an id of its own",
    ],
    [
      "a zone inside a zone",
      () => newZone(newZone(), {}, "inner"),
      "ResidencyZone 'inner' has 1 problem:",
      "[ZoneInsideZone] scope: a zone cannot stand inside the zone 'prod/eu'; create it next to it",
    ],
    [
      "a zone outside every stack",
      () => newZone(Testing.app()),
      "ResidencyZone 'eu' has 1 problem:",
      "[ZoneOutsideStack] scope: 'eu' stands in no TerraformStack; create it in one: new ResidencyZone(stack, 'eu', …)",
    ],
  ]);
});

describe("a missing zone", () => {
  const MISSING = "[ZoneMissing] scope: no ResidencyZone is above it; create it under one: ";

  refuses([
    [
      "MultiRegionOpenAI",
      () => newOpenAI(newStack()),
      "MultiRegionOpenAI at 'prod/openai' has 1 problem:",
      `${MISSING}new MultiRegionOpenAI(zone, 'openai', …)`,
    ],
    [
      "RegionalOpenAI",
      () => new RegionalOpenAI(newStack(), "openai", { region: SWEDEN_CENTRAL, deployments: [chat()] }),
      "RegionalOpenAI at 'prod/openai' has 1 problem:",
      `${MISSING}new RegionalOpenAI(zone, 'openai', …)`,
    ],
    [
      "RegionalTelemetry",
      () => new RegionalTelemetry(newStack(), "logs"),
      "RegionalTelemetry at 'prod/logs' has 1 problem:",
      `${MISSING}new RegionalTelemetry(zone, 'logs', …)`,
    ],
  ]);
});
