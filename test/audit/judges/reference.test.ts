// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, texts, type WrittenResource } from "../document-of";

const AT = "prod/eu/export destination_resource_id";
const LEAK = [`LogsOutsideBoundary ${AT}`];
const UNKNOWN = [`ReferenceUnresolved ${AT}`];
const ARM_ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/theirs";
const IN_GROUP = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts";

/** An export rule of a workspace of the zone, a storage account inside and one outside, both beside the zone. */
function exported(id: unknown, others: { readonly [address: string]: WrittenResource } = {}, rest = {}) {
  return documentOf(
    {
      "azurerm_log_analytics_workspace.w": {
        path: "prod/eu/w",
        name: "w",
        location: "swedencentral",
        retention_in_days: 30,
      },
      "azurerm_log_analytics_data_export_rule.x": {
        path: "prod/eu/export",
        workspace_resource_id: "${azurerm_log_analytics_workspace.w.id}",
        destination_resource_id: id,
      },
      "azurerm_resource_group.eu": { path: "prod/shared/rg", name: "eu", location: "swedencentral" },
      "azurerm_storage_account.eu": {
        path: "prod/shared/eu",
        name: "eu",
        location: "francecentral",
        tags: { x: ARM_ID },
      },
      "azurerm_storage_account.us": { path: "prod/us/us", name: "us", location: "eastus" },
      "azurerm_storage_container.eu": { path: "prod/us/c", storage_account_id: "${azurerm_storage_account.eu.id}" },
      ...others,
    },
    rest,
  );
}

describe("judgeReference", () => {
  test.each([
    ["an id", "${azurerm_storage_account.NAME.id}"],
    ["another attribute", "${azurerm_storage_account.NAME.resource_manager_id}"],
    ["an attribute of a block", "${azurerm_storage_account.NAME.identity[0].principal_id}"],
    ["a local", "${local.NAME}"],
    ["a function", "${lower(azurerm_storage_account.NAME.id)}"],
    ["a condition on itself", '${azurerm_storage_account.NAME.id != "" ? azurerm_storage_account.NAME.id : null}'],
    ["an id with text behind it", "${azurerm_storage_account.NAME.id}/blobServices/default"],
    ["an id that is put together", `${IN_GROUP}/\${azurerm_storage_account.NAME.name}`],
    [
      "an id below a group",
      "${azurerm_resource_group.eu.id}/providers/Microsoft.Storage/storageAccounts/${azurerm_storage_account.NAME.name}/x/y",
    ],
    ["one of several instances", "${azurerm_storage_account.NAME[count.index].id}"],
    ["a URL", "https://${azurerm_storage_account.NAME.name}.blob.core.windows.net/x"],
    ["a data source of it", "${data.azurerm_storage_account.NAME.id}"],
  ])("follows %s to the resource", (_, template) => {
    const document = (name: string) =>
      exported(
        template.replaceAll("NAME", name),
        {},
        {
          locals: { eu: "${azurerm_storage_account.eu.id}", us: "${azurerm_storage_account.us.id}" },
          data: { azurerm_storage_account: { eu: { name: "${azurerm_storage_account.eu.name}" }, us: { name: "us" } } },
        },
      );

    expect(audit(document("eu"))).toEqual([]);
    expect(audit(document("us"))).toEqual(LEAK);
  });

  test.each([
    ["an ARM id", ARM_ID],
    ["a variable", "${var.id}"],
    ["a resource that is not there", "${azurerm_storage_account.gone.id}"],
    [
      "a literal name below a group that is known",
      `\${azurerm_resource_group.eu.id}/providers/Microsoft.Storage/storageAccounts/theirs`,
    ],
    [
      "a literal name in a group that is known",
      "/subscriptions/1/resourceGroups/${azurerm_resource_group.eu.name}/providers/Microsoft.Storage/storageAccounts/theirs",
    ],
    ["an id that goes on", "${azurerm_storage_account.eu.id}us"],
    ["an id that goes on as only Terraform knows", "${azurerm_storage_account.eu.id}${var.rest}"],
    ["an id of another type", "/subscriptions/1/resourceGroups/g/providers/a/b/${azurerm_storage_account.eu.name}"],
    ["a text in a function", '${replace(azurerm_storage_account.eu.id, "eu", "us")}'],
    ["texts that are put together", '${join("/", ["", "subscriptions", "1", azurerm_storage_account.eu.id])}'],
    ["a function that makes something of its own", "${strrev(azurerm_storage_account.eu.id)}"],
    ["a tag", '${coalesce(azurerm_storage_account.eu.tags["x"])}'],
    ["a local with a text around it", "${coalesce(local.around)}"],
    ["a name that goes on", `${IN_GROUP}/\${azurerm_storage_account.eu.name}us`],
    ["a condition with a literal", `\${var.x ? azurerm_storage_account.eu.id : "${ARM_ID}"}`],
    ["a condition with a variable", "${local.x ? azurerm_storage_account.eu.id : var.id}"],
    ["a local with a literal", "${coalesce(local.theirs, azurerm_storage_account.eu.id)}"],
    ["a module", "${module.x.id}"],
    ["another provider", "${random_string.x.id}"],
    ["a data source of nothing here", "${data.azurerm_storage_account.theirs.id}"],
    ["a template that is not read", "%{if true}${azurerm_storage_account.eu.id}%{endif}"],
    ["a circle", "${local.a}"],
  ])("finds what cannot be told: %s", (_, id) => {
    const rest = {
      locals: {
        ...{ theirs: ARM_ID, a: "${local.b}", b: "${local.a}" },
        around: "https://evil.example/${azurerm_storage_account.eu.id}",
      },
      data: { azurerm_storage_account: { theirs: { name: "theirs" } } },
    };
    const found = audit(exported(id, { "random_string.x": { path: "prod/eu/r" } }, rest));

    expect([UNKNOWN, [`RegionUnresolved ${AT}`]]).toContainEqual(found);
  });

  test("follows a literal id to what the app makes, where no other resource can have its name", () => {
    const id = (kind: string, name: string) => `/subscriptions/1/resourceGroups/g/providers/Microsoft.${kind}/${name}`;

    expect(audit(exported(id("Storage/storageAccounts", "EU")))).toEqual([]);
    expect(audit(exported(id("Storage/storageAccounts", "us/blobServices/default")))).toEqual(LEAK);
    // Another subscription may have one of that name.
    expect(audit(exported(id("OperationalInsights/workspaces", "w")))).toEqual(UNKNOWN);
    expect(audit(exported(id("Storage/storageAccounts", "nobody")))).toEqual(UNKNOWN);
  });

  test.each([
    ["the value of a secret", "${data.azurerm_key_vault_secret.s.value}"],
    ["a tag of what is read", '${data.azurerm_storage_account.read.tags["x"]}'],
    ["what is kept, in a function", "${lower(azurerm_key_vault_secret.s.value)}"],
  ])("does not take what is kept in a resource for the resource: %s", (_, id) => {
    const kept = {
      "azurerm_key_vault.v": { path: "prod/eu/v", name: "v", location: "swedencentral" },
      "azurerm_key_vault_secret.s": { path: "prod/eu/s", key_vault_id: "${azurerm_key_vault.v.id}" },
    };
    const data = {
      azurerm_key_vault_secret: { s: { name: "s", key_vault_id: "${azurerm_key_vault.v.id}" } },
      azurerm_storage_account: { read: { name: "eu" } },
    };

    expect(audit(exported(id, kept, { data }))).toEqual(UNKNOWN);
  });

  test("judges all that a condition may lead to", () => {
    const id = "${local.x ? azurerm_storage_account.eu.id : azurerm_storage_account.us.id}";

    expect(audit(exported(id, {}, { locals: { x: true } }))).toEqual(LEAK);
  });

  test.each([
    ["as it is", ARM_ID, ARM_ID],
    ["in other letters", ARM_ID, ARM_ID.toUpperCase()],
    ["by what it is in", `${ARM_ID}/blobServices/default`, ARM_ID],
    ["as an expression", "${var.id}", "${var.id}"],
    ["as an expression without braces", "${var.id}", "var.id"],
    ["as a data source", "${data.azurerm_storage_account.s.id}", "${data.azurerm_storage_account.s.id}"],
  ])("judges what is declared by its region, %s", (_, id, what) => {
    const at = (region: AzureRegion) => audit(exported(id), { externals: [{ what, region }] });

    expect(at(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(LEAK);
  });

  test.each([
    ["of another resource", `${ARM_ID}2`],
    ["of the group", ARM_ID.split("/providers")[0].replace("/g", "/h")],
    ["of what is in it", `${ARM_ID}/blobServices/default`],
  ])("does not take a declaration %s", (_, what) => {
    expect(audit(exported(ARM_ID), { externals: [{ what, region: AzureRegion.NORWAY_EAST }] })).toEqual(UNKNOWN);
  });

  test("does not take a declaration for what a document makes", () => {
    const id = "${azurerm_storage_account.us.id}";

    expect(audit(exported(id), { externals: [{ what: id, region: AzureRegion.NORWAY_EAST }] })).toEqual(LEAK);
  });

  test("judges a declaration that names two regions by both", () => {
    const externals = [AzureRegion.NORWAY_EAST, AzureRegion.EAST_US].map((region) => ({ what: ARM_ID, region }));

    expect(audit(exported(ARM_ID), { externals })).toEqual(LEAK);
  });

  test("leaves what is audited itself to its own findings", () => {
    const us = { path: "prod/eu/us", name: "us", location: "eastus" };

    expect(audit(exported("${azurerm_storage_account.us.id}", { "azurerm_storage_account.us": us }))).toEqual([
      "LocationOutsideBoundary prod/eu/us location",
    ]);
  });

  test("finds what hands the data on", () => {
    const at = (more: object) => ({ path: "prod/shared/eu", name: "eu", location: "francecentral", ...more });
    const document = (more: object, others = {}) =>
      exported("${azurerm_storage_account.eu.id}", { "azurerm_storage_account.eu": at(more), ...others });
    const copied = {
      "azurerm_storage_object_replication.r": {
        path: "prod/shared/copy",
        source_storage_account_id: "${azurerm_storage_account.eu.id}",
        destination_storage_account_id: "${azurerm_storage_account.us.id}",
      },
    };

    expect(audit(document({ account_replication_type: "GRS" }))).toEqual([]);
    expect(audit(document({ cross_tenant_replication_enabled: true }))).toEqual(LEAK);
    expect(audit(document({}, copied))).toEqual(LEAK);
    expect(texts(document({}, copied))).toEqual([
      expect.stringMatching(
        /^'prod\/shared\/eu' is not shown to keep it inside: \[ReplicaOutsideBoundary\] prod\/shared\/copy destination_storage_account_id: 'prod\/us\/us' is in 'eastus'/,
      ),
    ]);
  });

  test("finds an account whose deployments or geography reach outside", () => {
    const speech = (more: object) =>
      documentOf({
        "azurerm_cognitive_account.a": { path: "prod/shared/a", location: "westeurope" },
        "azurerm_cognitive_deployment.d": {
          path: "prod/shared/d",
          cognitive_account_id: "${azurerm_cognitive_account.a.id}",
          sku: { name: "DataZoneStandard" },
          ...more,
        },
        "azurerm_bot_channel_direct_line_speech.x": {
          path: "prod/eu/speech",
          location: "westeurope",
          cognitive_account_id: "${azurerm_cognitive_account.a.id}",
        },
      });

    expect(audit(speech({}))).toEqual([]);
    expect(audit(speech({ sku: { name: "GlobalStandard" } }))).toEqual([
      "ReferenceLeavesZone prod/eu/speech cognitive_account_id",
    ]);
    expect(audit(speech({}), { boundary: ResidencyBoundary.country("NL") })).toEqual([
      "AtRestLeavesBoundary prod/eu/speech cognitive_account_id",
    ]);
  });

  test("ends where two hand data to each other", () => {
    const rule = (from: string, to: string) => ({
      path: `prod/shared/${from}-${to}`,
      source_storage_account_id: `\${azurerm_storage_account.${from}.id}`,
      destination_storage_account_id: `\${azurerm_storage_account.${to}.id}`,
    });
    const others = {
      "azurerm_storage_account.no": { path: "prod/shared/no", name: "no", location: "norwayeast" },
      "azurerm_storage_object_replication.a": rule("eu", "no"),
      "azurerm_storage_object_replication.b": rule("no", "eu"),
    };

    expect(audit(exported("${azurerm_storage_account.eu.id}", others))).toEqual([]);
  });

  test("says what cannot be told, and how to declare it", () => {
    expect(texts(exported(ARM_ID))[0]).toMatch(
      /^'\/subscriptions\/1\/.+' cannot be told to be inside the boundary: an ARM id does not tell its region; refer to a resource of this app, or declare where it is: zone\.declareExternal\('\/subscriptions\/.+', region\)$/,
    );
  });
});
