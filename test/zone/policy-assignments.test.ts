// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { type TerraformStack, Testing } from "cdktf";
import { planAzurePolicy } from "../../src/plan/plan-azure-policy";
import { DataClass } from "../../src/residency/data-class";
import { PolicyAssignments } from "../../src/residency/policy-assignments";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { claimName } from "../../src/zone/name-claims";
import type { ResidencyZoneProps } from "../../src/zone/residency-zone-props";
import { permittedBy } from "../support/azure-policy";
import { newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { type Body, SynthesizedStack } from "../support/fixtures-document";
import { messageOf } from "../support/fixtures-errors";
import { zoneFacts } from "../support/fixtures-request";

const DEFINITION = "azurerm_policy_definition";
const ASSIGNMENT = "azurerm_resource_group_policy_assignment";
const BELOW = "prod/eu/policy-assignments";
const REASON = "the platform team assigns them to the subscription";
const EXTERNAL = PolicyAssignments.external(REASON);

/** The document of a stack with a zone and accounts, after everything has been audited. */
function synthesized(props: Partial<ResidencyZoneProps> = {}, stack = newStack()): SynthesizedStack {
  newOpenAI(newZone(stack, props));
  return SynthesizedStack.of(stack);
}

function valuesOf(document: SynthesizedStack, assignment: string): Body {
  return permittedBy(document, `${BELOW}/assignment-${assignment}`);
}

function provider(stack: TerraformStack, alias: string): AzurermProvider {
  return new AzurermProvider(stack, alias, { alias, subscriptionId: alias, features: [{}] });
}

describe("the Azure Policy assignments of a zone", () => {
  const document = synthesized();

  test("are on the resource group of each region, and enforced", () => {
    const assignments = document.all(ASSIGNMENT);

    expect(assignments.map(({ path }) => path)).toEqual(
      ["deployment-types", "diagnostic-targets", "locations", "storage-redundancy"].flatMap((policy) =>
        ["francecentral", "swedencentral"].map((region) => `${BELOW}/assignment-${policy}-${region}`),
      ),
    );
    for (const { path, body } of assignments) {
      const [region] = /\w+$/.exec(path) ?? [];
      expect(body.resource_group_id).toBe(document.reference(`prod/eu/resource-group-${region}`, "id"));
      expect(body.enforce).toBe(true);
    }
  });

  test("are of Microsoft's definition for locations, and of custom ones that deny", () => {
    const definitions = document.all(DEFINITION);

    expect(definitions.map(({ path }) => path)).toEqual(
      ["deployment-types", "diagnostic-targets", "storage-redundancy"].map((key) => `${BELOW}/definition-${key}`),
    );
    for (const { body } of definitions) {
      expect(body).toMatchObject({ policy_type: "Custom", mode: "All" });
      expect(JSON.parse(body.policy_rule).then).toEqual({ effect: "deny" });
    }
    expect(document.at(`${BELOW}/assignment-locations-swedencentral`).policy_definition_id).toBe(
      "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c",
    );
    expect(document.at(`${BELOW}/assignment-storage-redundancy-swedencentral`).policy_definition_id).toBe(
      document.reference(`${BELOW}/definition-storage-redundancy`, "id"),
    );
  });

  test("permit what the boundary permits", () => {
    const dataClass = DataClass.of("x", { boundary: ResidencyBoundary.EU_MEMBER_STATES });
    const stack = newStack();
    newZone(stack, { dataClass });
    const inEu = SynthesizedStack.of(stack);

    expect(valuesOf(inEu, "locations-swedencentral").listOfAllowedLocations).not.toContain("norwayeast");
    expect(valuesOf(document, "locations-swedencentral").listOfAllowedLocations).toContain("norwayeast");
    expect(valuesOf(inEu, "deployment-types-swedencentral")).toEqual({
      allowedDeploymentTypes: ["ProvisionedManaged", "Standard"],
    });
    expect(valuesOf(document, "storage-redundancy-swedencentral")).toEqual({
      allowedSkus: ["Standard", "Premium", "StandardV2", "PremiumV2"].flatMap((tier) => [`${tier}_LRS`, `${tier}_ZRS`]),
      geoRedundantLocations: expect.arrayContaining(["swedencentral", "swedensouth"]),
    });
  });

  test("write each list once, for all regions", () => {
    expect(Object.keys(document.document.locals)).toHaveLength(4);
    expect(valuesOf(document, "locations-francecentral")).toBe(valuesOf(document, "locations-swedencentral"));
  });

  test("pass the audit with every option of a zone", () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, "theirs", { name: "rg-theirs", location: "francecentral" });
    const definition = new PolicyDefinition(stack, "central", {
      name: "central",
      displayName: "central",
      policyType: "Custom",
      mode: "All",
    });
    const zones: Partial<ResidencyZoneProps>[] = [
      { policyAssignments: EXTERNAL },
      { policyAssignments: PolicyAssignments.of({ diagnosticTargetsDefinitionId: definition.id }) },
      { existingResourceGroups: { swedencentral: "rg-se", francecentral: group.name } },
      { provider: provider(stack, "a"), providerByRegion: { francecentral: provider(stack, "b") }, tags: { a: "b" } },
    ];
    zones.forEach((props, index) => void newOpenAI(newZone(stack, props, `zone-${index}`)));

    expect(() => Testing.fullSynth(stack)).not.toThrow();
  });
});

describe("on groups that exist", () => {
  test("an assignment takes the id from the subscription and the name", () => {
    const document = synthesized({ existingResourceGroups: { francecentral: "rg-fr" } });
    const { azurerm_client_config: read, ...others } = document.document.data;

    expect(Object.keys(others)).toEqual([]);
    expect(document.at(`${BELOW}/assignment-locations-francecentral`).resource_group_id).toBe(
      `/subscriptions/\${data.azurerm_client_config.${Object.keys(read)[0]}.subscription_id}/resourceGroups/rg-fr`,
    );
  });

  test("it asks the provider of each region once", () => {
    const stack = newStack();
    const [europe, france] = [provider(stack, "europe"), provider(stack, "france")];
    const existingResourceGroups = { swedencentral: "rg-se", francecentral: "rg-fr" };
    const document = synthesized(
      { existingResourceGroups, provider: europe, providerByRegion: { francecentral: france } },
      stack,
    );

    expect(
      Object.values<Body>(document.document.data.azurerm_client_config).map((body) => [
        body["//"].metadata.path,
        body.provider,
      ]),
    ).toEqual([
      [`${BELOW}/client-config-europe`, "azurerm.europe"],
      [`${BELOW}/client-config-france`, "azurerm.france"],
    ]);
  });
});

describe("in several subscriptions", () => {
  test("each has definitions of its own, and its assignments are of those", () => {
    const stack = newStack();
    const document = synthesized({ providerByRegion: { francecentral: provider(stack, "france") } }, stack);

    expect(document.all(DEFINITION).map(({ path, body }) => [path, body.provider])).toEqual(
      ["deployment-types", "diagnostic-targets", "storage-redundancy"].flatMap((key) => [
        [`${BELOW}/definition-${key}`, undefined],
        [`${BELOW}/definition-${key}-france`, "azurerm.france"],
      ]),
    );
    expect(document.at(`${BELOW}/assignment-deployment-types-francecentral`)).toMatchObject({
      provider: "azurerm.france",
      policy_definition_id: document.reference(`${BELOW}/definition-deployment-types-france`, "id"),
    });
  });
});

describe("policyAssignments", () => {
  test("made by others leaves a reason in the summary and in the document, and nothing else", () => {
    const stack = newStack();
    const zone = newZone(stack, { policyAssignments: EXTERNAL });
    const document = SynthesizedStack.of(stack);

    expect(document.paths()).toEqual(["prod/eu/resource-group-francecentral", "prod/eu/resource-group-swedencentral"]);
    expect(zone.summary()).toContain(
      `\n\n## Azure Policy\n\nThe zone assigns nothing to its resource groups: ${REASON}`,
    );
    expect(document.document["//"].residencyZones["prod/eu"].externalPolicyAssignments).toBe(REASON);
  });

  test("made by the zone leaves no word of it there", () => {
    const stack = newStack();
    const zone = newZone(stack);

    expect(zone.summary()).not.toContain("Azure Policy");
    expect(SynthesizedStack.of(stack).text).not.toContain("externalPolicyAssignments");
  });

  test("of definitions that exist are made of them", () => {
    const id = "/subscriptions/1/providers/Microsoft.Authorization/policyDefinitions/theirs";
    const document = synthesized({
      policyAssignments: PolicyAssignments.of({ storageRedundancyDefinitionId: id, diagnosticTargetsDefinitionId: id }),
    });

    expect(document.paths(DEFINITION)).toEqual([`${BELOW}/definition-deployment-types`]);
    expect(document.at(`${BELOW}/assignment-storage-redundancy-francecentral`).policy_definition_id).toBe(id);
  });

  test.each([false, "external", {}])("fails for %s, with what is wrong beside it", (value) => {
    const props = { policyAssignments: untyped<PolicyAssignments>(value), namePrefix: "acme" };

    expect(messageOf(() => newZone(newStack(), props))).toMatch(
      /^ResidencyZone at 'prod\/eu' has 2 problems:\n {2}\[NamePrefixSample\].*\n {2}\[OptionInvalid\] policyAssignments: .* given where PolicyAssignments\.of\(\{ … \}\) or PolicyAssignments\.external\(reason\) is needed$/,
    );
  });

  test("fails for a name that something else in the app has", () => {
    const stack = newStack();
    const [{ name }] = planAzurePolicy({ zone: zoneFacts(), aliases: {} }).definitions;
    claimName(stack, "name", "policy definition name", name, {});

    expect(messageOf(() => newZone(stack))).toBe(
      `ResidencyZone at 'prod/eu' has 1 problem:\n  [NameTaken] policyAssignments: '${name}' is the policy definition name of 'prod' already; override one of the two names`,
    );
  });

  test("fails for no two zones: not for those of one id in two stacks, and not for two in one group", () => {
    const app = Testing.app();
    for (const id of ["one", "two"]) newZone(newStack(id, app));
    const existingResourceGroups = { swedencentral: "rg", francecentral: "rg" };
    const stack = newStack("three", app);
    for (const id of ["a", "b"]) newZone(stack, { existingResourceGroups }, id);

    expect(() => app.synth()).not.toThrow();
  });
});

describe("names in texts of a definition", () => {
  test("are no templates of Terraform", () => {
    const boundary = ResidencyBoundary.of("50 %{of} Sweden", { storedIn: ["SE"] });
    const stack = newStack();
    newZone(stack, {
      dataClass: DataClass.of("x", { boundary }),
      regions: newZone().regions.slice(0, 1),
    });
    const { non_compliance_message: messages } = SynthesizedStack.of(stack).at(
      `${BELOW}/assignment-locations-swedencentral`,
    );

    expect(messages[0].content).toContain("'50 %%{of} Sweden'");
  });
});

describe("a finding", () => {
  test("is still one where Azure Policy would deny it: synth comes first", () => {
    const stack = newStack();
    new StorageAccount(newZone(stack), "files", {
      name: "stteam7",
      resourceGroupName: "rg",
      location: "uksouth",
      accountTier: "Standard",
      accountReplicationType: "LRS",
    });

    expect(() => Testing.fullSynth(stack)).toThrow(/\[LocationOutsideBoundary\] prod\/eu\/files/);
  });
});
