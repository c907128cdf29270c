/**
 * Breaks the quickstart example on purpose: moves one region, one SKU, one version and one backend, in its properties and by
 * overrides, and prints how each is refused. Exit code 1 when one is not, or not by name.
 */
import { beforeSynth, type Edit, synthesizeQuickstart } from "./support/edited-quickstart";
import { runMain } from "./support/run";

interface Case {
  readonly what: string;
  readonly edit: Edit;
  /** Code of the problem, and what it must name: the wrong value and where it stands. */
  readonly code: string;
  readonly names: readonly string[];
}

const FRANCE = 'openai.account("francecentral").node';
const CHAT_BACKEND = 'failover.node.findChild("backend-openai_chat_francecentral")';
const OTHER_VERSION = `
  accounts: [
    { region: AzureRegion.SWEDEN_CENTRAL },
    {
      region: AzureRegion.FRANCE_CENTRAL,
      deployments: [
        ModelDeployment.of("chat", {
          model: OpenAIModel.of("gpt-4.1", "2025-04-14"),
          deploymentType: DeploymentType.DATA_ZONE_STANDARD,
          capacity: Capacity.tokensPerMinute(150_000),
        }),
        ModelDeployment.of("embedding", {
          model: OpenAIModel.of("text-embedding-3-large", "1"),
          deploymentType: DeploymentType.DATA_ZONE_STANDARD,
          capacity: Capacity.tokensPerMinute(350_000),
        }),
      ],
    },
  ],`;

const CASES: readonly Case[] = [
  {
    what: "a region in the properties",
    edit: { find: "AzureRegion.FRANCE_CENTRAL", replace: "AzureRegion.UK_SOUTH" },
    code: "RegionOutsideBoundary",
    names: ["regions[1]", "'uksouth'", "'EU Data Boundary'"],
  },
  {
    what: "a SKU in the properties",
    edit: {
      find: "deploymentType: DeploymentType.DATA_ZONE_STANDARD,\n      capacity: Capacity.tokensPerMinute(150_000),",
      replace: "deploymentType: DeploymentType.GLOBAL_STANDARD,\n      capacity: Capacity.tokensPerMinute(150_000),",
    },
    code: "ProcessingLeavesBoundary",
    names: ["deployments[0].deploymentType", "'GlobalStandard'", "any Azure region"],
  },
  {
    what: "a version in the properties, of one region",
    edit: {
      find: 'new MultiRegionOpenAI(zone, "openai", {',
      replace: `new MultiRegionOpenAI(zone, "openai", {${OTHER_VERSION}`,
    },
    code: "ModelVersionDiffers",
    names: ["accounts[1].deployments[0].model", "'gpt-4.1 2025-04-14'", "'gpt-5.4 2026-03-05'"],
  },
  {
    what: "a region by an override",
    edit: beforeSynth(`${FRANCE}.findChild("account").addOverride("location", "UK South");`),
    code: "LocationOutsideBoundary",
    names: ["quickstart/eu/openai/francecentral/account", "'uksouth'", "'EU Data Boundary'"],
  },
  {
    what: "a SKU by an override",
    edit: beforeSynth(`${FRANCE}.findChild("deployment-chat").addOverride("sku.name", "GlobalStandard");`),
    code: "ProcessingLeavesBoundary",
    names: ["quickstart/eu/openai/francecentral/deployment-chat", "'GlobalStandard'", "any Azure region"],
  },
  {
    what: "a version by an override",
    edit: beforeSynth(`${FRANCE}.findChild("deployment-chat").addOverride("model.version", "2025-08-07");`),
    code: "PinnedValueOverridden",
    names: ["quickstart/eu/openai/francecentral/deployment-chat", "'2025-08-07'", "'2026-03-05'"],
  },
  {
    what: "a region inside the boundary by an override",
    edit: beforeSynth(`${FRANCE}.findChild("account").addOverride("location", "germanywestcentral");`),
    code: "PinnedValueOverridden",
    names: ["quickstart/eu/openai/francecentral/account", "'germanywestcentral'", "'francecentral'"],
  },
  {
    what: "a SKU that stays inside by an override",
    edit: beforeSynth(`${FRANCE}.findChild("deployment-chat").addOverride("sku.name", "DataZoneProvisionedManaged");`),
    code: "PinnedValueOverridden",
    names: ["quickstart/eu/openai/francecentral/deployment-chat", "'DataZoneProvisionedManaged'", "'DataZoneStandard'"],
  },
  {
    what: "a backend of the gateway by an override",
    edit: beforeSynth(`${CHAT_BACKEND}.addOverride("url", "https://oai-elsewhere.openai.azure.com");`),
    code: "BackendHostUnknown",
    names: ["quickstart/eu/failover/backend-openai_chat_francecentral", "'oai-elsewhere.openai.azure.com'"],
  },
  {
    what: "a backend of the gateway that leads to another account of the zone, by an override",
    edit: beforeSynth(`${CHAT_BACKEND}.addOverride("url", \`https://\${openai.accounts[0].hostName}\`);`),
    code: "PinnedValueOverridden",
    names: [
      "quickstart/eu/failover/backend-openai_chat_francecentral",
      "oai-show-swedencentral",
      "oai-show-francecentral",
    ],
  },
  {
    what: "the policy by an override",
    edit: beforeSynth('failover.node.findChild("policy").addOverride("xml_content", "<policies />");'),
    code: "PinnedValueOverridden",
    names: ["quickstart/eu/failover/policy", "xml_content"],
  },
];

runMain(() => {
  synthesizeQuickstart();
  console.log("the quickstart as it is: synthesized");
  const missed = CASES.filter((item) => !isRefused(item));
  if (missed.length > 0) throw new Error(`not refused by name: ${missed.map(({ what }) => what).join(", ")}`);
  console.log(`\nall ${CASES.length} refused by name`);
});

function isRefused({ what, edit, code, names }: Case): boolean {
  const message = refusalOf(edit);
  console.log(`\n${what}: ${message === undefined ? "NOT REFUSED" : "refused"}`);
  if (message === undefined) return false;
  console.log(indented(message));
  const line = message.split("\n").find((text) => text.includes(`[${code}]`)) ?? "";
  const missing = names.filter((name) => !line.includes(name));
  if (missing.length > 0) console.log(`    not named under ${code}: ${missing.join(", ")}`);
  return missing.length === 0;
}

function refusalOf(edit: Edit): string | undefined {
  try {
    synthesizeQuickstart([edit]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}
