// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { auditDocuments } from "../../src/audit/audit-document";
import type { AuditedZone } from "../../src/audit/audited-zone";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { readStacks } from "../../src/terraform/stacks";
import { documentOf } from "./document-of";

function zone(path: string, boundary: ResidencyBoundary): AuditedZone {
  return { path, boundary, regions: [], deploymentTypes: [], hosts: [], externals: [], waivers: [] };
}

const EU = zone("prod/eu", ResidencyBoundary.EU_DATA_BOUNDARY);
const US = zone("prod/us", ResidencyBoundary.UNITED_STATES);
const output = (name: string) => `\${data.terraform_remote_state.cross-stack-reference-input-prod.outputs.${name}}`;
const REMOTE = { data: { terraform_remote_state: { "cross-stack-reference-input-prod": { backend: "local" } } } };

function found(stacks: { readonly [name: string]: object }, zones: readonly AuditedZone[]): readonly string[] {
  const read = readStacks(
    Object.entries(stacks).map(([name, json]) => ({ name, json })),
    "test",
  );
  const { findings } = auditDocuments(read, zones);
  return findings.map(
    ({ zone: path, stack, code, path: at, attribute }) => `${path} ${stack} ${code} ${at} ${attribute}`,
  );
}

const PROD = documentOf(
  {
    "azurerm_log_analytics_workspace.eu": {
      path: "prod/eu/w",
      name: "w",
      retention_in_days: 30,
      location: "swedencentral",
    },
    "azurerm_log_analytics_workspace.us": { path: "prod/us/w", name: "w", retention_in_days: 30, location: "eastus" },
    "azurerm_cognitive_account.eu": { path: "prod/eu/a", name: "a", location: "swedencentral" },
  },
  {
    output: {
      eu: { value: "${azurerm_log_analytics_workspace.eu.id}" },
      us: { value: "${azurerm_log_analytics_workspace.us.id}" },
      account: { value: "${azurerm_cognitive_account.eu.id}" },
    },
  },
);

describe("auditDocuments", () => {
  test("audits each zone over all stacks, and names both", () => {
    const other = documentOf({
      "azurerm_storage_account.a": { path: "prod/eu/inner/store", location: "eastus" },
      "azurerm_storage_account.b": { path: "prod/us/inner/store", location: "westeurope" },
    });

    expect(found({ prod: PROD, other }, [EU, US])).toEqual([
      "prod/eu other LocationOutsideBoundary prod/eu/inner/store location",
      "prod/us other LocationOutsideBoundary prod/us/inner/store location",
    ]);
  });

  test("follows what one stack reads from another", () => {
    const logs = (workspace: string) =>
      documentOf(
        {
          "azurerm_monitor_diagnostic_setting.s": {
            path: "other/logs",
            target_resource_id: output("account"),
            log_analytics_workspace_id: output(workspace),
          },
        },
        REMOTE,
      );

    expect(found({ prod: PROD, other: logs("eu") }, [EU])).toEqual([]);
    expect(found({ prod: PROD, other: logs("us") }, [EU])).toEqual([
      "prod/eu other LogsOutsideBoundary other/logs log_analytics_workspace_id",
    ]);
    expect(found({ prod: PROD, other: logs("gone") }, [EU])).toEqual([
      "prod/eu other ReferenceUnresolved other/logs log_analytics_workspace_id",
    ]);
  });

  test.each([
    ["another state", { config: { path: "/theirs.tfstate" } }],
    ["another kind of state", { backend: "s3", config: { path: "/prod.tfstate" } }],
    ["another workspace", { config: { path: "/prod.tfstate" }, workspace: "theirs" }],
  ])("does not follow what reads %s under the name of a stack", (_, change) => {
    const prod = { ...PROD, terraform: { backend: { local: { path: "/prod.tfstate" } } } };
    const reading = (source: object) =>
      documentOf(
        {
          "azurerm_monitor_diagnostic_setting.s": {
            path: "prod/eu/logs",
            target_resource_id: output("account"),
            log_analytics_workspace_id: output("eu"),
          },
        },
        { data: { terraform_remote_state: { "cross-stack-reference-input-prod": { backend: "local", ...source } } } },
      );
    const own = { config: { path: "/prod.tfstate" }, workspace: "${terraform.workspace}" };

    expect(found({ prod, other: reading(own) }, [EU])).toEqual([]);
    expect(found({ prod, other: reading(change) }, [EU])).toEqual([
      "prod/eu other RegionUnresolved prod/eu/logs target_resource_id",
      "prod/eu other ReferenceUnresolved prod/eu/logs log_analytics_workspace_id",
    ]);
  });

  test("takes what hangs on a resource of the zone by an expression over stacks", () => {
    const other = documentOf(
      {
        "azurerm_monitor_diagnostic_setting.s": {
          path: "other/logs",
          target_resource_id: `\${lower(${output("account").slice(2, -1)})}`,
          log_analytics_workspace_id: output("us"),
        },
      },
      REMOTE,
    );

    expect(found({ prod: PROD, other }, [EU])).toEqual([
      "prod/eu other RegionUnresolved other/logs target_resource_id",
      "prod/eu other LogsOutsideBoundary other/logs log_analytics_workspace_id",
    ]);
  });

  test("finds a name of another stack", () => {
    const other = documentOf({
      "azurerm_log_analytics_datasource_windows_event.e": { path: "prod/eu/events", workspace_name: "w" },
    });

    // Two workspaces have the name, one of them outside.
    expect(found({ prod: PROD, other }, [EU])).toEqual([
      "prod/eu other LocationOutsideBoundary prod/eu/events workspace_name",
    ]);
  });

  test("takes what no construct wrote into the zones of its own stack alone", () => {
    const other = documentOf({ "azurerm_storage_account.hand": { location: "westeurope" } });

    expect(found({ prod: PROD, other }, [US])).toEqual([]);
  });

  test("finds modules of a zone", () => {
    const module = (path: string) => ({
      module: { m: { source: "Azure/x", "//": { metadata: { path } } }, hand: { source: "./y" } },
    });

    expect(found({ prod: { ...PROD, ...module("prod/eu/m") } }, [EU])).toEqual([
      "prod/eu prod ResourceNotClassified module.hand source",
      "prod/eu prod ResourceNotClassified prod/eu/m source",
    ]);
    expect(found({ prod: { ...PROD, ...module("prod/other/m") } }, [EU])).toEqual([
      "prod/eu prod ResourceNotClassified module.hand source",
    ]);
  });

  test("has nothing to say of no zone", () => {
    expect(auditDocuments([], [])).toEqual({ findings: [], waived: [] });
  });
});
