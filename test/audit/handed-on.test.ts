// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { audit as auditIn, documentOf, texts, type WrittenResource } from "./document-of";

const boundary = ResidencyBoundary.countries("three", ["NL", "IE", "SE"]);
const STORE = "azurerm_storage_account";
const COPY = "azurerm_storage_object_replication";

type Resources = { readonly [address: string]: WrittenResource };

const audit = (resources: Resources) => auditIn(documentOf(resources), { boundary });

function store(name: string, rest: WrittenResource = {}): Resources {
  const body = { path: `prod/shared/${name}`, name, location: "swedencentral", account_replication_type: "LRS" };
  return { [`${STORE}.${name}`]: { ...body, ...rest } };
}

function copy(from: string, to: string, path = "prod/shared"): Resources {
  const body = {
    path: `${path}/${from}${to}`,
    source_storage_account_id: `\${${STORE}.${from}.id}`,
    destination_storage_account_id: `\${${STORE}.${to}.id}`,
  };
  return { [`${COPY}.${from}${to}`]: body };
}

const FAR = store("far", { location: "eastus" });
/** A key outside, for what is kept inside. */
const KEPT_FAR = { customer_managed_key: [{ key_vault_key_id: `\${${STORE}.far.id}` }] };

describe("data that is handed on", () => {
  const ROUND = { ...store("a"), ...store("b"), ...FAR, ...copy("a", "b"), ...copy("b", "a"), ...copy("a", "far") };

  test.each([
    ["first into the way out", [copy("z", "a", "prod/eu"), copy("z", "b", "prod/eu")]],
    ["first into the way round", [copy("z", "b", "prod/eu"), copy("z", "a", "prod/eu")]],
  ])("through a circle is found at each way into it, %s", (_, [first, second]) => {
    const zone = { ...store("z", { path: "prod/eu/z" }), ...first, ...second };

    expect(audit({ ...zone, ...ROUND })).toEqual([
      "ReplicaOutsideBoundary prod/eu/za destination_storage_account_id",
      "ReplicaOutsideBoundary prod/eu/zb destination_storage_account_id",
    ]);
  });

  test("through a circle that stays inside is none", () => {
    const zone = { ...store("z", { path: "prod/eu/z" }), ...copy("z", "a", "prod/eu"), ...copy("z", "b", "prod/eu") };

    expect(audit({ ...zone, ...store("a"), ...store("b"), ...copy("a", "b"), ...copy("b", "a") })).toEqual([]);
  });

  test("is followed as far as it goes", () => {
    const names = Array.from({ length: 60 }, (_, index) => `s${index}`);
    const chain = names.slice(1).map((name, index) => copy(names[index], name));
    const zone = { ...store("z", { path: "prod/eu/z" }), ...copy("z", "s0", "prod/eu") };
    const stores = names.map((name) => store(name, name === "s59" ? { location: "eastus" } : {}));
    const all = Object.assign({}, zone, ...stores, ...chain);

    expect(audit(all)).toEqual(["ReplicaOutsideBoundary prod/eu/zs0 destination_storage_account_id"]);
    expect(texts(documentOf(all), { boundary })[0]).toMatch(
      /^'prod\/shared\/s0' is not shown to keep it inside: \[ReplicaOutsideBoundary\] prod\/shared\/s58s59 /,
    );
    expect(audit(Object.assign({}, all, store("s59")))).toEqual([]);
  });
});

describe("a part of what is kept beside the zone", () => {
  const part = (path: string): Resources => ({
    "azurerm_storage_container.m": { path, name: "m", storage_account_id: `\${${STORE}.n.id}` },
  });

  test.each<[string, WrittenResource]>([
    ["a key", KEPT_FAR],
    ["copies", { location: "westeurope", account_replication_type: "GRS" }],
  ])("is found where that hands it on: %s", (what, rest) => {
    const own = what === "copies" ? { boundary: ResidencyBoundary.country("NL") } : { boundary };
    const document = (more: WrittenResource) =>
      documentOf({ ...FAR, ...store("n", { location: "westeurope", ...more }), ...part("prod/eu/m") });

    expect(auditIn(document(rest), own)).toEqual(["LocationOutsideBoundary prod/eu/m storage_account_id"]);
    expect(auditIn(document({}), own)).toEqual([]);
  });

  test("is not found for what other parts do", () => {
    const other = { ...copy("n", "far") };

    expect(audit({ ...FAR, ...store("n"), ...part("prod/eu/m"), ...other })).toEqual([]);
  });

  test("is found where it is a part of a part", () => {
    const audited = (key: WrittenResource) =>
      audit({
        ...FAR,
        "azurerm_mssql_server.s": { path: "prod/shared/s", name: "s", location: "swedencentral", ...key },
        "azurerm_mssql_database.d": {
          path: "prod/shared/d",
          server_id: "${azurerm_mssql_server.s.id}",
          storage_account_type: "Local",
          geo_backup_enabled: false,
        },
        "azurerm_mssql_database_extended_auditing_policy.x": {
          path: "prod/eu/x",
          database_id: "${azurerm_mssql_database.d.id}",
        },
      });

    expect(audited({})).toEqual([]);
    expect(audited({ transparent_data_encryption_key_vault_key_id: `\${${STORE}.far.id}` })).toEqual([
      "LocationOutsideBoundary prod/eu/x database_id",
    ]);
  });

  test("is told by what it belongs to, where that is of the zone", () => {
    expect(audit({ ...FAR, ...store("n", { ...KEPT_FAR, path: "prod/eu/n" }), ...part("prod/eu/m") })).toEqual([
      "ReferenceLeavesZone prod/eu/n customer_managed_key[0].key_vault_key_id",
    ]);
  });

  test("is found where a flow of the zone leads to it", () => {
    const datastore = {
      "azurerm_machine_learning_workspace.w": { path: "prod/eu/w", location: "swedencentral" },
      "azurerm_machine_learning_datastore_blobstorage.z": {
        path: "prod/eu/z",
        workspace_id: "${azurerm_machine_learning_workspace.w.id}",
        storage_container_id: "${azurerm_storage_container.m.id}",
      },
    };
    const found = (rest: WrittenResource) =>
      audit({ ...FAR, ...store("n", rest), ...part("prod/shared/m"), ...datastore });

    expect(found({})).toEqual([]);
    expect(found(KEPT_FAR)).toEqual(["ReferenceLeavesZone prod/eu/z storage_container_id"]);
  });
});

describe("a backend at an account beside the zone", () => {
  const gateway = {
    "azurerm_api_management.g": { path: "prod/eu/g", name: "g", location: "swedencentral" },
    "azurerm_cognitive_account.a": { path: "prod/shared/a", location: "swedencentral", custom_subdomain_name: "a" },
  };
  const backend = (url: string) => ({
    "azurerm_api_management_backend.b": {
      path: "prod/eu/b",
      api_management_name: "${azurerm_api_management.g.name}",
      url,
    },
  });
  const logs = (to: string) => ({
    "azurerm_monitor_diagnostic_setting.d": {
      path: "prod/shared/d",
      target_resource_id: "${azurerm_cognitive_account.a.id}",
      storage_account_id: `\${${STORE}.${to}.id}`,
    },
  });
  const URLS = [
    "https://a.openai.azure.com/",
    "${azurerm_cognitive_account.a.endpoint}",
    "${azurerm_cognitive_account.a.endpoint}openai",
    "${local.url}",
  ];

  test.each(URLS)("is judged by what the account hands on: %s", (url) => {
    const locals = { url: "${azurerm_cognitive_account.a.endpoint}openai" };
    const found = (to: string) =>
      auditIn(documentOf({ ...gateway, ...backend(url), ...logs(to), ...FAR, ...store("n") }, { locals }), {
        boundary,
      });

    expect(found("n")).toEqual([]);
    expect(found("far")).toEqual(["BackendOutsideBoundary prod/eu/b url"]);
  });

  test.each(["${azurerm_cognitive_account.a.endpoint}.evil.example", "${azurerm_cognitive_account.a.endpoint}@evil"])(
    "cannot be told where its address does not end there: %s",
    (url) => {
      expect(audit({ ...gateway, ...backend(url) })).toEqual(["BackendUnresolved prod/eu/b url"]);
    },
  );
});

test("two parents in one region are both told, where only one of them is of the zone", () => {
  const workspace = (path: string) => ({ path, location: "australiacentral", retention_in_days: 30 });
  const found = audit({
    "azurerm_log_analytics_workspace.a": workspace("prod/shared/a"),
    "azurerm_log_analytics_workspace.b": workspace("prod/shared/b"),
    "azurerm_sentinel_log_analytics_workspace_onboarding.o": {
      path: "prod/eu/o",
      workspace_id: "${azurerm_log_analytics_workspace.a.id}",
    },
    "azurerm_log_analytics_linked_service.l": {
      path: "prod/eu/l",
      workspace_id:
        "${coalesce(azurerm_sentinel_log_analytics_workspace_onboarding.o.id, azurerm_log_analytics_workspace.b.id)}",
    },
  });

  expect(found).toEqual([
    "LocationOutsideBoundary prod/eu/l workspace_id",
    "LocationOutsideBoundary prod/eu/o workspace_id",
  ]);
});
