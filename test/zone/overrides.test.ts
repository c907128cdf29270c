import type { TerraformResource, TerraformStack } from "cdktf";
import type { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { RegionalOpenAI } from "../../src/openai/regional-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { REGIONS_OF_EU } from "../support/fixtures-bad-input";
import { SynthesizedStack } from "../support/fixtures-document";
import { messageOf, problemLines } from "../support/fixtures-errors";

const ACCOUNT = "prod/eu/openai/swedencentral/account";
const DEPLOYMENT = "prod/eu/openai/swedencentral/deployment-chat";
const GROUP = "prod/eu/resource-group-swedencentral";
const ELSEWHERE = `'eastus' is in 'US', which is not in 'EU Data Boundary'; ${REGIONS_OF_EU}; move the resource, or create it apart from the zone`;
const PINNED = "which the plan has pinned; change it in the properties, not by an override";

/** How an attribute of a resource is overridden: at the resource, or at the stack under the address of the resource. */
const WAYS: readonly (readonly [string, Override])[] = [
  ["the resource", (resource, attribute, value) => resource.addOverride(attribute, value)],
  [
    "the stack",
    (resource, attribute, value, stack) =>
      stack.addOverride(`resource.${resource.terraformResourceType}.${resource.friendlyUniqueId}.${attribute}`, value),
  ],
];

type Override = (resource: TerraformResource, attribute: string, value: unknown, stack: TerraformStack) => void;

/** What synth finds after one attribute of one resource was overridden. */
function overridden(override: Override, path: string, attribute: string, value: unknown): string[] {
  const stack = newStack();
  newOpenAI(newZone(stack));
  override(resourceAt(stack, path), attribute, value, stack);
  return problemLines(messageOf(() => SynthesizedStack.of(stack)));
}

function resourceAt(stack: TerraformStack, path: string): TerraformResource {
  const [, ...ids] = path.split("/");
  return ids.reduce((scope, id) => scope.findChild(id).node, stack.node).scopes.at(-1) as TerraformResource;
}

describe.each(WAYS)("an override at %s", (way, override) => {
  test.each([
    ["as Azure writes it", "eastus"],
    ["as the portal shows it", "East US"],
    ["in capitals", "EASTUS"],
  ])("that moves an account outside is refused, %s", (_spelling, location) => {
    expect(overridden(override, ACCOUNT, "location", location)).toEqual([
      `[LocationOutsideBoundary] ${ACCOUNT} location: ${ELSEWHERE}`,
      expect.stringMatching(
        new RegExp(`^\\[ProcessingLeavesBoundary\\] ${DEPLOYMENT} sku\\.name: 'DataZoneStandard' in 'eastus' `),
      ),
    ]);
  });

  test("that moves an account inside the boundary is refused too: it was planned for its region", () => {
    expect(overridden(override, ACCOUNT, "location", "Germany West Central")).toEqual([
      // Its logs go where they were planned to.
      expect.stringMatching(/^\[LogsInAnotherRegion\] prod\/eu\/openai\/swedencentral\/diagnostics /),
      `[PinnedValueOverridden] ${ACCOUNT} location: 'Germany West Central' instead of 'swedencentral', ${PINNED}`,
    ]);
  });

  test("that moves a resource group outside is refused", () => {
    expect(overridden(override, GROUP, "location", "eastus")).toEqual([
      `[LocationOutsideBoundary] ${GROUP} location: ${ELSEWHERE}`,
    ]);
  });

  test("that hides a location from us is refused, although Terraform would check it", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
    const problems = overridden(override, ACCOUNT, "location", "${var.region}");

    // Nobody can guard what is written into the document of the stack. What is in a guarded account is inside with it, but its
    // logs may be in another region.
    const [code, other] =
      way === "the stack"
        ? ["RegionUnresolved", `[RegionUnresolved] ${DEPLOYMENT} `]
        : ["PinnedValueOverridden", "[LogsInAnotherRegion] prod/eu/openai/swedencentral/diagnostics "];
    expect(problems).toHaveLength(2);
    expect(problems).toContainEqual(expect.stringContaining(`[${code}] ${ACCOUNT} location: `));
    expect(problems).toContainEqual(expect.stringContaining(other));
  });

  test("that lets prompts be processed anywhere is refused", () => {
    expect(overridden(override, DEPLOYMENT, "sku.name", "GlobalStandard")).toEqual([
      `[ProcessingLeavesBoundary] ${DEPLOYMENT} sku.name: 'GlobalStandard' in 'swedencentral' may process prompts in any Azure region, which is not all inside 'EU Data Boundary'; use DeploymentType.of('DataZoneStandard') or DeploymentType.of('DataZoneProvisionedManaged') or DeploymentType.of('ProvisionedManaged')`,
    ]);
  });

  test("that writes a type nobody knows is refused", () => {
    expect(overridden(override, DEPLOYMENT, "sku.name", "globalstandard")).toEqual([
      expect.stringContaining(`[DeploymentTypeUnknown] ${DEPLOYMENT} sku.name: 'globalstandard' is no deployment type`),
    ]);
  });

  test.each([
    ["the version", "model.version", "2025-08-07", "2026-03-05"],
    ["the model", "model.name", "gpt-5.4-mini", "gpt-5.4"],
    ["the upgrade option", "version_upgrade_option", "OnceNewDefaultVersionAvailable", "NoAutoUpgrade"],
    ["the type to another that stays inside", "sku.name", "DataZoneProvisionedManaged", "DataZoneStandard"],
    ["the content filter", "rai_policy_name", "lenient", "Microsoft.DefaultV2"],
    ["the name", "name", "chat-2", "chat"],
    ["the format", "model.format", "Other", "OpenAI"],
  ])("that changes %s is refused", (_what, attribute, value, pinned) => {
    expect(overridden(override, DEPLOYMENT, attribute, value)).toEqual([
      `[PinnedValueOverridden] ${DEPLOYMENT} ${attribute}: '${value}' instead of '${pinned}', ${PINNED}`,
    ]);
  });

  test.each([undefined, null])("that removes the version is refused: %s", (nothing) => {
    expect(overridden(override, DEPLOYMENT, "model.version", nothing)).toEqual([
      `[PinnedValueOverridden] ${DEPLOYMENT} model.version: nothing instead of '2026-03-05', ${PINNED}`,
    ]);
  });

  test.each([
    ["sku.0.name", "GlobalStandard", "LiteralNeeded", "sku.name", "'sku' has a part '0' beside its names"],
    ["model.0.version", "1", "PinnedValueOverridden", "model.version", "'model' has a part '0' beside its names"],
  ])("that writes past a block is refused: %s", (attribute, value, code, at, reason) => {
    expect(overridden(override, DEPLOYMENT, attribute, value)).toContainEqual(
      expect.stringContaining(`[${code}] ${DEPLOYMENT} ${at}: what is written (${reason}) `),
    );
  });

  test.each([
    [DEPLOYMENT, ["model"], "model", "OpenAI', 'gpt-5.4', '2026-03-05"],
    [DEPLOYMENT, ["sku[0].capacity", "model[0].version"], "model[0].version", "2026-03-05"],
    [DEPLOYMENT, ["sku. 0.name"], "sku. 0.name", "DataZoneStandard"],
    [DEPLOYMENT, ["version_upgrade_option"], "version_upgrade_option", "NoAutoUpgrade"],
    [DEPLOYMENT, ["rai_policy_name"], "rai_policy_name", "Microsoft.DefaultV2"],
    [
      DEPLOYMENT,
      "all",
      "all",
      "chat', 'OpenAI', 'gpt-5.4', '2026-03-05', 'NoAutoUpgrade', 'DataZoneStandard', 'Microsoft.DefaultV2",
    ],
    [ACCOUNT, ["tags", "location"], "location", "swedencentral"],
  ])("that lets go of what is pinned is refused: %s %j", (path, ignored, told, pinned) => {
    expect(overridden(override, path, "lifecycle.ignore_changes", ignored)).toEqual([
      `[PinnedValueOverridden] ${path} lifecycle.ignore_changes: with '${told}', whatever Azure has instead of '${pinned}', ${PINNED}`,
    ]);
  });

  test("that lets go of what is not pinned passes", () => {
    const stack = newStack();
    newOpenAI(newZone(stack));
    override(resourceAt(stack, ACCOUNT), "lifecycle.ignore_changes", ["tags"], stack);
    override(resourceAt(stack, DEPLOYMENT), "lifecycle.ignore_changes", ["sku[0].capacity"], stack);

    expect(SynthesizedStack.of(stack).at(ACCOUNT).lifecycle).toEqual({ ignore_changes: ["tags"] });
  });

  test("that changes nothing passes, whatever the spelling", () => {
    const stack = newStack();
    newOpenAI(newZone(stack));
    override(resourceAt(stack, ACCOUNT), "location", "Sweden Central", stack);
    override(resourceAt(stack, DEPLOYMENT), "sku.capacity", 50, stack);

    expect(SynthesizedStack.of(stack).at(ACCOUNT).location).toBe("Sweden Central");
  });
});

describe("overrides", () => {
  test("are all told at once, those of two zones too", () => {
    const stack = newStack();
    for (const id of ["a", "b"]) newOpenAI(newZone(stack, {}, id));
    for (const id of ["a", "b"]) {
      const at = `prod/${id}/openai/swedencentral`;
      resourceAt(stack, `${at}/deployment-chat`).addOverride("sku.name", "GlobalStandard");
      resourceAt(stack, `${at}/deployment-chat`).addOverride("model.version", "2025-08-07");
    }

    const found = problemLines(messageOf(() => SynthesizedStack.of(stack)));
    expect(found.map((line) => line.split(" ").slice(0, 3).join(" ")).sort()).toEqual([
      "[PinnedValueOverridden] prod/a/openai/swedencentral/deployment-chat model.version:",
      "[PinnedValueOverridden] prod/b/openai/swedencentral/deployment-chat model.version:",
      "[ProcessingLeavesBoundary] prod/a/openai/swedencentral/deployment-chat sku.name:",
      "[ProcessingLeavesBoundary] prod/b/openai/swedencentral/deployment-chat sku.name:",
    ]);
  });

  test("of an account that stands alone are told as well", () => {
    const stack = newStack();
    new RegionalOpenAI(newZone(stack), "alone", { region: AzureRegion.SWEDEN_CENTRAL, deployments: [chat()] });
    resourceAt(stack, "prod/eu/alone/deployment-chat").addOverride("model.version", "2025-08-07");

    expect(problemLines(messageOf(() => SynthesizedStack.of(stack)))).toEqual([
      `[PinnedValueOverridden] prod/eu/alone/deployment-chat model.version: '2025-08-07' instead of '2026-03-05', ${PINNED}`,
    ]);
  });

  test("of one region are told by the path of that region only", () => {
    const stack = newStack();
    const openai: MultiRegionOpenAI = newOpenAI(newZone(stack));
    const deployment = openai.account("francecentral").node.findChild("deployment-chat") as TerraformResource;
    deployment.addOverride("model.version", "2025-08-07");

    expect(problemLines(messageOf(() => SynthesizedStack.of(stack)))).toEqual([
      expect.stringContaining("prod/eu/openai/francecentral/deployment-chat"),
    ]);
  });
});
