// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { resolveAttribute } from "../../src/terraform/block";
import { MentionGraph } from "../../src/terraform/mention";
import { readPlan } from "../../src/terraform/plan-document";
import { provisionersOf } from "../../src/terraform/provisioner";
import { resolveValue } from "../../src/terraform/reference";
import { accountOf, regionOf } from "../../src/terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../../src/terraform/terraform-document";
import { instance, KEPT_ID, PLAN, WORKSPACE_ID } from "./plan-fixture";

const document = readPlan(PLAN, "test", (address) => `prod/${address}`);

function at(address: string, from: TerraformDocument = document): TerraformResource {
  const resource = from.resource(address);
  if (!resource) throw new Error(address);
  return resource;
}

/** The resource that an attribute leads to. */
function end(address: string, attribute: string): string | undefined {
  const { document, body } = at(address);
  const value = resolveAttribute(document, body, attribute);
  return value?.kind === "unknown" ? value.end && `${value.end.resource.address} ${value.end.attribute}` : undefined;
}

describe("a plan", () => {
  test("has every instance that there is when it is applied, those in modules too", () => {
    expect(document.resources.map(({ address }) => address)).toEqual([
      "azurerm_cognitive_account.a",
      'azurerm_cognitive_deployment.d["chat"]',
      'azurerm_cognitive_deployment.d["embed"]',
      "azurerm_monitor_diagnostic_setting.m",
      "azurerm_resource_group.rg",
      "module.net.azurerm_virtual_network.v[0]",
      "module.net.azurerm_virtual_network.v[1]",
      'module.net.module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l',
      // Not destroyed, and not asked about.
      "azurerm_resource_group.kept",
    ]);
    expect(document.dataSources.map(({ address }) => address)).toEqual(["data.azurerm_log_analytics_workspace.w"]);
    expect(document.modules).toEqual([]);
    expect(document.providers).toEqual([{ name: "azurerm", alias: undefined, body: {} }]);
  });

  test("is asked for paths without the index, and by the module for what is in one", () => {
    expect(document.resources.map(({ path }) => path)).toEqual([
      "prod/azurerm_cognitive_account.a",
      "prod/azurerm_cognitive_deployment.d",
      "prod/azurerm_cognitive_deployment.d",
      "prod/azurerm_monitor_diagnostic_setting.m",
      "prod/azurerm_resource_group.rg",
      "prod/module.net/azurerm_virtual_network.v[0]",
      "prod/module.net/azurerm_virtual_network.v[1]",
      'prod/module.net/module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l',
      "prod/azurerm_resource_group.kept",
    ]);
    expect(readPlan(PLAN).resources.every(({ path }) => path === undefined)).toBe(true);
  });

  test("has values, and references where the configuration tells where they come from", () => {
    expect(at("azurerm_cognitive_account.a").body).toEqual({
      location: "${azurerm_resource_group.rg.location}",
      resource_group_name: "${azurerm_resource_group.rg.name}",
      kind: "OpenAI",
      custom_subdomain_name: "oai-a",
      identity: [],
      endpoint: "${chosen_by_provider()}",
      primary_access_key: "${chosen_by_provider()}",
    });
    expect(at('azurerm_cognitive_deployment.d["chat"]').body).toEqual({
      cognitive_account_id: "${azurerm_cognitive_account.a.id}",
      name: "chat",
      model: [{ format: "OpenAI", name: "gpt-4o", version: "2024-11-20" }],
      sku: [{ capacity: 10, name: "DataZoneStandard", tier: "${known_after_apply()}" }],
    });
  });

  test("is followed like a configuration", () => {
    const deployment = at('azurerm_cognitive_deployment.d["embed"]');

    expect(accountOf(deployment)).toBe(at("azurerm_cognitive_account.a"));
    expect(regionOf(deployment)).toMatchObject({ name: "swedencentral", attribute: "cognitive_account_id" });
    expect(regionOf(at("module.net.azurerm_virtual_network.v[1]"))).toMatchObject({ name: "eastus" });
  });

  test("is followed through variables of modules, to an instance", () => {
    const link = 'module.net.module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l';

    expect(end(link, "virtual_network_id")).toBe("module.net.azurerm_virtual_network.v[0] id");
    expect(at("module.net.azurerm_virtual_network.v[0]").body.resource_group_name).toBe(
      "${azurerm_resource_group.rg.name}",
    );
  });

  test("traces an id back to what has it, in any case: a data source that was read, with what was read of it", () => {
    const setting = "azurerm_monitor_diagnostic_setting.m";
    const workspace = at("data.azurerm_log_analytics_workspace.w");

    expect(at(setting).body.log_analytics_workspace_id).toBe("${data.azurerm_log_analytics_workspace.w.id}");
    expect(end(setting, "log_analytics_workspace_id")).toBe("data.azurerm_log_analytics_workspace.w id");
    expect(workspace.isRead).toBe(true);
    expect(regionOf(workspace)).toMatchObject({ name: "westeurope" });
  });

  test("knows ids, and references to an id end at what has it all the same", () => {
    expect(at("azurerm_resource_group.kept").body.id).toBe(KEPT_ID);
    expect(at("data.azurerm_log_analytics_workspace.w").body.id).toBe(WORKSPACE_ID);
    expect(at("azurerm_cognitive_account.a").body).not.toHaveProperty("id");
    expect(resolveValue(document, "${azurerm_resource_group.kept.id}")).toMatchObject({
      kind: "unknown",
      end: { attribute: "id", resource: { address: "azurerm_resource_group.kept" } },
    });
  });

  test("tells what belongs together", () => {
    const graph = new MentionGraph(document);

    expect(
      graph.mentionedBy('module.net.module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l'),
    ).toContain("module.net.azurerm_virtual_network.v[0]");
    expect(graph.mentioning("azurerm_cognitive_account.a")).toEqual([
      'azurerm_cognitive_deployment.d["chat"]',
      'azurerm_cognitive_deployment.d["embed"]',
      "azurerm_monitor_diagnostic_setting.m",
    ]);
  });

  test("tells that there are provisioners, and not what they do", () => {
    expect(provisionersOf(at("azurerm_monitor_diagnostic_setting.m"))).toEqual([
      { kind: "local-exec", attribute: "provisioner[0].local-exec", body: {} },
    ]);
    expect(JSON.stringify(document.resources.map(({ body }) => body))).not.toContain("secret");
  });

  test("reads the text too, and gives the same", () => {
    const bodies = ({ resources }: TerraformDocument) => resources.map(({ address, body }) => [address, body]);

    expect(bodies(readPlan(JSON.stringify(PLAN)))).toEqual(bodies(document));
  });
});

describe("a state", () => {
  const state = readPlan({
    format_version: "1.0",
    terraform_version: "1.9.8",
    values: {
      outputs: { secret: { sensitive: true, value: "hush" } },
      root_module: {
        resources: [
          instance("azurerm_log_analytics_workspace.w", { id: WORKSPACE_ID, location: "westeurope" }),
          instance(
            "azurerm_storage_account.s",
            { id: "/x", location: "eastus", primary_access_key: "hush" },
            {
              sensitive_values: { primary_access_key: true },
            },
          ),
          instance("azurerm_storage_account.s", { id: "/y", location: "westus" }, { deposed_key: "00000000" }),
        ],
        child_modules: [
          {
            address: 'module.m["a"]',
            resources: [
              instance('module.m["a"].azurerm_monitor_diagnostic_setting.m', {
                log_analytics_workspace_id: WORKSPACE_ID,
                target_resource_id: "/subscriptions/elsewhere",
                name: "$${x} ${y}",
                enabled_log: [{ category: null }, { category: "Audit" }],
              }),
            ],
          },
        ],
      },
    },
  });

  test("has its resources, without what is to be destroyed", () => {
    expect(state.resources.map(({ address, body }) => `${address} ${body.location}`)).toEqual([
      "azurerm_log_analytics_workspace.w westeurope",
      "azurerm_storage_account.s eastus",
      'module.m["a"].azurerm_monitor_diagnostic_setting.m undefined',
    ]);
  });

  test("has ids that lead to what has them, and texts as they are", () => {
    expect(at('module.m["a"].azurerm_monitor_diagnostic_setting.m', state).body).toEqual({
      log_analytics_workspace_id: "${azurerm_log_analytics_workspace.w.id}",
      target_resource_id: "/subscriptions/elsewhere",
      name: "$$${x} $${y}",
      enabled_log: [{}, { category: "Audit" }],
    });
    const { body } = at('module.m["a"].azurerm_monitor_diagnostic_setting.m', state);
    expect(resolveAttribute(state, body, "name")).toEqual({ kind: "literal", value: "$${x} ${y}" });
  });

  test("never shows what is sensitive", () => {
    expect(at("azurerm_storage_account.s", state).body).toMatchObject({ primary_access_key: "${sensitive_value()}" });
    expect(JSON.stringify(state.resources.map(({ body }) => body))).not.toContain("hush");
    expect(resolveAttribute(state, at("azurerm_storage_account.s", state).body, "primary_access_key")).toMatchObject({
      kind: "unknown",
      reason: "it is sensitive, and never shown",
    });
  });

  test("may be empty", () => {
    expect(readPlan({ format_version: "1.0" }).resources).toEqual([]);
    expect(
      readPlan('{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{}}}').resources,
    ).toEqual([]);
  });
});
