// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { Token } from "cdktf";
import { ContentFilter, ContentFilterSource } from "../../src/request/content-filter";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { BillingUnit } from "../../src/residency/billing-unit";
import { DataClass } from "../../src/residency/data-class";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ProcessingScope } from "../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { RegionalTelemetry, type RegionalTelemetryProps } from "../../src/telemetry/regional-telemetry";
import { ResidencyZone } from "../../src/zone/residency-zone";
import type { ResidencyZoneProps } from "../../src/zone/residency-zone-props";
import { chat, newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { codesOf } from "../support/fixtures-errors";

const { PROMPT } = ContentFilterSource;
const ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";

/** What is done without types, and `Code path` of what is told: never a TypeError. */
type Guarded = readonly [what: string, action: () => unknown, ...codes: readonly string[]];

function guards(inputs: readonly Guarded[]): void {
  test.each(inputs.map(([what, action, ...codes]) => ({ what, action, codes })))("guards: $what", (input) => {
    expect(codesOf(input.action)).toEqual(input.codes);
  });
}

const policy = (options: unknown) => () => ContentFilterPolicy.of("strict", untyped(options));
const zone = (props: object) => () => newZone(newStack(), untyped<Partial<ResidencyZoneProps>>(props));
const logs = (props: unknown) => () =>
  new RegionalTelemetry(newZone(), "logs", untyped<RegionalTelemetryProps | undefined>(props));
const model = (availability: unknown) => () =>
  OpenAIModel.of("new", "1", untyped<{ availability: { [type: string]: string[] } }>({ availability }));

describe("content filters without types", () => {
  const filters = [ContentFilter.jailbreak()];

  guards([
    ["filters that are a text", policy({ filters: "hate" }), "ContentFilterInvalid filters"],
    ["filters that are an object", policy({ filters: {} }), "ContentFilterInvalid filters"],
    [
      "something else in filters",
      policy({ filters: [null, "hate", { category: "Hate", source: PROMPT }] }),
      "ContentFilterInvalid filters[0]",
      "ContentFilterInvalid filters[1]",
      "ContentFilterInvalid filters[2]",
    ],
    ["a mode of another name", policy({ filters, mode: "blocking" }), "ContentFilterInvalid mode"],
    ["no name of a base", policy({ filters, basePolicyName: "" }), "ContentFilterInvalid basePolicyName"],
    [
      "a source, severity and block of other values",
      () => ContentFilter.hate(untyped("prompt"), untyped({ severityThreshold: "low", block: "no" })),
      "ContentFilterInvalid source",
      "ContentFilterInvalid severityThreshold",
      "ContentFilterInvalid block",
    ],
    ["the name of an enum's own method", () => ContentFilter.hate(untyped("toString")), "ContentFilterInvalid source"],
    ["no category", () => ContentFilter.of("", PROMPT), "ContentFilterInvalid category"],
    [
      "a filter policy of a deployment that is a text",
      () => chat(untyped({ contentFilterPolicy: "strict" })),
      "DeploymentInvalid contentFilterPolicy",
    ],
    [
      "capacities by account that are no map",
      () => chat(untyped({ capacityByAccount: 5 })),
      "DeploymentInvalid capacityByAccount",
    ],
  ]);
});

describe("residency without types", () => {
  const boundary = ResidencyBoundary.EU_DATA_BOUNDARY;
  const facts = { processingScope: ProcessingScope.GEOGRAPHY, billingUnit: BillingUnit.TOKENS_PER_MINUTE };

  guards([
    [
      "accepted data zones that are a text",
      () => ResidencyBoundary.of("x", untyped({ storedIn: ["JP"], acceptedDataZones: "APAC" })),
      "BoundaryInvalid acceptedDataZones",
    ],
    [
      "a failover that is a text",
      () => DataClass.of("x", { boundary, failover: untyped("none") }),
      "DataClassInvalid failover",
    ],
    [
      "a failover that is null",
      () => DataClass.of("x", { boundary, failover: untyped(null) }),
      "DataClassInvalid failover",
    ],
    ...["uk\u00a0south", "u\u212a south", "UK-South"].map(
      (name): Guarded => [
        `a region that looks like a known one: '${name}'`,
        () => AzureRegion.of(name, { country: "SE", geography: "Sweden" }),
        "RegionAlreadyKnown facts",
      ],
    ),
    [
      "facts of a region that are none",
      () => AzureRegion.of("marsnorth", untyped("SE")),
      "CountryUnknown facts.country",
      "RegionFactsInvalid facts.geography",
    ],
    [
      "countries of a geography that are a text",
      () => AzureRegion.of("marsnorth", untyped({ country: "SE", geography: "Mars", geographyCountries: "SE" })),
      "OptionInvalid facts.geographyCountries",
    ],
    [
      "facts of a type that are of other values",
      () => DeploymentType.of("Priority", untyped({ processingScope: "geography", billingUnit: 5, quotaPool: "x" })),
      "OptionInvalid facts.processingScope",
      "OptionInvalid facts.billingUnit",
      "OptionInvalid facts.quotaPool",
    ],
    ["a type that is a number", () => DeploymentType.of(untyped(5), facts), "DeploymentTypeUnknown name"],
    ...[
      "globalstandard",
      "GlobalStandard ",
      "Global Standard",
      "global\u00a0standard",
      "Global-Standard",
      "Global\u200bStandard",
    ].map(
      (name): Guarded => [
        `a type that looks like a known one: '${name}'`,
        () => DeploymentType.of(name, facts),
        "DeploymentTypeAlreadyKnown facts",
      ],
    ),
  ]);
});

describe("facts of a model without types", () => {
  guards([
    ["availability that is a number", model(5), "ModelFactsInvalid facts.availability"],
    ["availability that is a list", model([]), "ModelFactsInvalid facts.availability"],
    ["availability that is a text", model("x"), "ModelFactsInvalid facts.availability"],
    ["availability that is null", model(null), "ModelFactsInvalid facts.availability"],
  ]);

  refuses([
    [
      "a model that is available nowhere",
      model({}),
      "OpenAIModel.of('new', '1') has 1 problem:",
      "[ModelFactsInvalid] facts.availability: an empty map, so no region anywhere, given where at least one type with its regions, for example { DataZoneStandard: ['swedencentral'] }, is needed",
    ],
  ]);
});

describe("a zone without types", () => {
  guards([
    [
      "no properties",
      () => new ResidencyZone(newStack(), "eu", untyped(undefined)),
      "OptionInvalid dataClass",
      "RegionsEmpty regions",
      "NamePrefixMissing namePrefix",
    ],
    ["tags that are a text", zone({ tags: "x" }), "OptionInvalid tags"],
    ["tags that are a list", zone({ tags: ["x"] }), "OptionInvalid tags"],
    ["tags whose values are no texts", zone({ tags: { a: 5, b: "c" } }), "OptionInvalid tags.a"],
    ["a provider that is a text", zone({ provider: "azurerm" }), "OptionInvalid provider"],
    [
      "a provider of a region that is a text",
      zone({ providerByRegion: { swedencentral: "azurerm.se" } }),
      "OptionInvalid providerByRegion.swedencentral",
    ],
    [
      "maps that are none",
      zone({ providerByRegion: "x", resourceGroupNames: ["rg-a"], existingResourceGroups: 5 }),
      "OptionInvalid providerByRegion",
      "OptionInvalid resourceGroupNames",
      "OptionInvalid existingResourceGroups",
    ],
    ["permits nothing", () => newZone().permits(untyped(undefined)), "RegionInvalid region"],
    [
      "permits two texts",
      () => newZone().permits(untyped("swedencentral"), untyped("GlobalStandard")),
      "RegionInvalid region",
      "OptionInvalid deploymentType",
    ],
    ["the group of a text", () => newZone().resourceGroupName(untyped("swedencentral")), "RegionInvalid region"],
  ]);

  test("takes tags that only Terraform knows", () => {
    const tags = Token.asStringMap({ creationStack: [], resolve: () => "${var.tags}" });

    expect(zone({ tags })).not.toThrow();
    expect(zone({ tags: { team: "${var.team}", empty: "" } })).not.toThrow();
  });
});

describe("telemetry without types", () => {
  guards([
    [
      "ids that are none",
      logs({ existingWorkspaceIds: { swedencentral: "nonsense", francecentral: null } }),
      "OptionInvalid existingWorkspaceIds.swedencentral",
      "OptionInvalid existingWorkspaceIds.francecentral",
    ],
    [
      "an empty id",
      logs({ existingWorkspaceIds: { swedencentral: "", francecentral: ID } }),
      "OptionInvalid existingWorkspaceIds.swedencentral",
    ],
    [
      "maps that are none",
      logs({ existingWorkspaceIds: ID, workspaceNames: ["a"] }),
      "OptionInvalid existingWorkspaceIds",
      "OptionInvalid workspaceNames",
    ],
    ["regions that are a text", logs({ regions: "swedencentral" }), "OptionInvalid regions"],
    [
      "a region that is a text",
      logs({ regions: ["swedencentral", null] }),
      "RegionInvalid regions[0]",
      "RegionInvalid regions[1]",
    ],
    [
      "the workspace of nothing",
      () => new RegionalTelemetry(newZone(), "logs").workspaceId(untyped(undefined)),
      "RegionInvalid region",
    ],
  ]);

  test("takes ids that only Terraform knows, and in any case", () => {
    const existingWorkspaceIds = { swedencentral: "${data.x.id}", francecentral: ID.replace("/sub", "/SUB") };

    expect(logs({ existingWorkspaceIds })).not.toThrow();
  });
});
