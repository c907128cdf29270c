// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ResidencyMatrix } from "../../src/audit/residency-matrix";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { audit, documentOf, texts, type WrittenResource } from "./document-of";
import { guarded } from "./guarded";

const ACCOUNT = "azurerm_cognitive_account";
const STORE = "azurerm_storage_account";
const EU = ResidencyBoundary.EU_DATA_BOUNDARY;
const NL = ResidencyBoundary.country("NL");
/** Stored in three countries, processed in one. */
const NARROW = ResidencyBoundary.of("narrow", { storedIn: ["SE", "NL", "IE"], processedIn: ["SE"] });

const account = { path: "prod/eu/oai", location: "${var.region}", custom_subdomain_name: "oai" };

function deployed(sku: string, of: WrittenResource = guarded(ACCOUNT, account)) {
  return documentOf({
    [`${ACCOUNT}.a`]: of,
    "azurerm_cognitive_deployment.d": {
      path: "prod/eu/chat",
      cognitive_account_id: `\${${ACCOUNT}.a.id}`,
      sku: [{ name: sku }],
    },
  });
}

describe("a resource whose region Terraform checks", () => {
  test("is inside, and one that Terraform does not check is found", () => {
    expect(audit(documentOf({ [`${ACCOUNT}.a`]: guarded(ACCOUNT, account) }))).toEqual([]);
    expect(audit(documentOf({ [`${ACCOUNT}.a`]: account }))).toEqual(["RegionUnresolved prod/eu/oai location"]);
  });

  test.each([
    ["of a zone with a wider boundary", guarded(ACCOUNT, account, ResidencyBoundary.countries("both", ["SE", "US"]))],
    ["of a zone with a narrower one", guarded(ACCOUNT, account, ResidencyBoundary.country("SE"))],
    ["on another value", { ...guarded(ACCOUNT, { ...account, location: "${var.other}" }), location: "${var.region}" }],
    ["that is written twice", { ...account, lifecycle: [guarded(ACCOUNT, account).lifecycle, {}] }],
    ["that is only mentioned", { ...account, lifecycle: { precondition: [{ error_message: "contains" }] } }],
    ["that is checked too late", { ...account, lifecycle: { postcondition: [{ condition: "${true}" }] } }],
  ])("is found where the condition is one %s", (_, written) => {
    expect(audit(documentOf({ [`${ACCOUNT}.a`]: written as WrittenResource }))).toEqual([
      "RegionUnresolved prod/eu/oai location",
    ]);
  });

  test.each([
    ["a local", { location: "${local.region}" }, { locals: { region: "eastus" } }],
    ["the default of a variable", { location: "${var.region}" }, { variable: { region: { default: "eastus" } } }],
  ])("is found where the document tells that it is outside: %s", (_, body, rest) => {
    const written = guarded(STORE, { path: "prod/eu/s", account_replication_type: "LRS", ...body });

    expect(audit(documentOf({ [`${STORE}.s`]: written }, rest))).toEqual([
      "LocationOutsideBoundary prod/eu/s location",
    ]);
  });

  test("may copy to no pair outside, whichever region it is", () => {
    const vault = guarded("azurerm_key_vault", { path: "prod/eu/v", location: "${var.region}" }, NL);

    expect(audit(documentOf({ "azurerm_key_vault.v": vault }), { boundary: NL })).toEqual([
      "ReplicaOutsideBoundary prod/eu/v location",
    ]);
  });

  test("has no condition where no region would do: an account keeps data anywhere in its geography", () => {
    expect(guarded(ACCOUNT, account, NL).lifecycle).toEqual({ precondition: [] });
    expect(guarded(STORE, account, NL).lifecycle).toEqual({ precondition: [expect.anything()] });
    expect(guarded("azapi_resource", account, NL).lifecycle).toEqual({ precondition: [] });
  });
});

describe("a default that Terraform checks", () => {
  const variables = { variable: { region: { default: "swedencentral" }, sku: { default: "Standard" } } };

  test("is any of the regions that the condition lets pass", () => {
    const of = (boundary: ResidencyBoundary) => ({
      ...deployed("Standard", guarded(ACCOUNT, account, boundary)),
      ...variables,
    });

    expect(audit(of(EU))).toEqual([]);
    expect(audit(of(NARROW), { boundary: NARROW })).toEqual(["ProcessingLeavesBoundary prod/eu/chat sku.name"]);
  });

  test("is a finding where the condition is one of another zone, or none", () => {
    const wider = ResidencyBoundary.countries("both", ["SE", "US"]);
    const at = (of: WrittenResource) => audit(documentOf({ [`${ACCOUNT}.a`]: of }, variables));

    expect(at(guarded(ACCOUNT, account))).toEqual([]);
    expect(at(guarded(ACCOUNT, account, wider))).toEqual(["RegionUnresolved prod/eu/oai location"]);
    expect(at(account)).toEqual(["RegionUnresolved prod/eu/oai location"]);
  });

  test("is taken by a copy as it is by a location", () => {
    const copies = (group: WrittenResource) =>
      documentOf(
        {
          "azurerm_resource_group.g": group,
          "azurerm_container_registry.r": {
            path: "prod/eu/images",
            location: "swedencentral",
            georeplications: [{ location: "${azurerm_resource_group.g.location}" }],
          },
        },
        variables,
      );
    const group = { path: "prod/shared/rg", name: "rg", location: "${var.region}" };

    expect(audit(copies(guarded("azurerm_resource_group", group)))).toEqual([]);
    expect(audit(copies(group))).toEqual(["RegionUnresolved prod/eu/images georeplications[0].location"]);
  });
});

describe("a part of a resource whose region Terraform checks", () => {
  const parts: readonly (readonly [string, string, WrittenResource])[] = [
    ["a container", "azurerm_storage_container.x", { storage_account_id: `\${${STORE}.s.id}` }],
    ["a child by name", "azurerm_storage_table.x", { storage_account_name: `\${${STORE}.s.name}` }],
    ["a child of azapi", "azapi_resource.x", { type: "Microsoft.Logic/workflows@1", parent_id: `\${${STORE}.s.id}` }],
    ["what takes its location", "azurerm_search_service.x", { location: `\${${STORE}.s.location}` }],
    ["what takes it through a local", "azurerm_search_service.x", { location: "${local.region}" }],
    [
      "what takes it by azapi",
      "azapi_resource.x",
      { type: "Microsoft.Logic/workflows@1", location: "${local.region}" },
    ],
    [
      "logs that go there",
      "azurerm_monitor_diagnostic_setting.x",
      { target_resource_id: `\${${STORE}.s.id}`, storage_account_id: `\${${STORE}.s.id}` },
    ],
  ];
  const store = { path: "prod/shared/s", name: "s", location: "${var.region}", account_replication_type: "LRS" };
  const locals = { region: "${local.there}", there: `\${${STORE}.s.location}` };

  test.each(parts)("is inside: %s", (_, address, body) => {
    const document = (written: WrittenResource) =>
      documentOf({ [`${STORE}.s`]: written, [address]: { path: "prod/eu/x", ...body } }, { locals });

    expect(audit(document(guarded(STORE, store)))).toEqual([]);
    expect(audit(document(guarded(STORE, store, ResidencyBoundary.UNITED_STATES)))[0]).toMatch(/^RegionUnresolved /);
    expect(audit(document(store))[0]).toMatch(/^RegionUnresolved /);
  });

  test("is a backend at an account that Terraform checks", () => {
    const gateway = { path: "prod/eu/g", name: "g", location: "swedencentral" };
    const backend = {
      path: "prod/eu/b",
      api_management_name: "${azurerm_api_management.g.name}",
      url: `\${${ACCOUNT}.a.endpoint}`,
    };
    const shared = { ...account, path: "prod/shared/oai" };
    const document = (written: WrittenResource) =>
      documentOf({
        "azurerm_api_management.g": gateway,
        "azurerm_api_management_backend.b": backend,
        [`${ACCOUNT}.a`]: written,
      });

    expect(audit(document(guarded(ACCOUNT, shared)))).toEqual([]);
    expect(audit(document(shared))).toEqual(["RegionUnresolved prod/eu/b url"]);
    expect(audit(document(guarded(ACCOUNT, shared, NARROW)), { boundary: NARROW })).toEqual([
      "ProcessingLeavesBoundary prod/eu/b url",
    ]);
  });
});

describe("a deployment of an account whose region Terraform checks", () => {
  test.each(["Standard", "DataZoneStandard", "ProvisionedManaged"])("stays inside: %s", (sku) => {
    expect(audit(deployed(sku))).toEqual([]);
  });

  test.each(["GlobalStandard", "DeveloperTier"])("leaves from anywhere: %s", (sku) => {
    expect(audit(deployed(sku))).toEqual(["ProcessingLeavesBoundary prod/eu/chat sku.name"]);
  });

  test("leaves where it does so from one of the regions", () => {
    const members = ResidencyBoundary.EU_MEMBER_STATES;
    const of = (boundary: ResidencyBoundary, sku: string) => deployed(sku, guarded(ACCOUNT, account, boundary));

    expect(audit(of(members, "Standard"), { boundary: members })).toEqual([]);
    expect(audit(of(members, "DataZoneStandard"), { boundary: members })).toEqual([
      "ProcessingLeavesBoundary prod/eu/chat sku.name",
    ]);
    expect(texts(of(NARROW, "Standard"), { boundary: NARROW })[0]).toMatch(
      /^'Standard' in 'northeurope', 'westeurope' may process prompts in /,
    );
  });

  test("is found where nobody checks it", () => {
    expect(audit(deployed("Standard", account))).toEqual([
      "RegionUnresolved prod/eu/chat cognitive_account_id",
      "RegionUnresolved prod/eu/oai location",
    ]);
  });

  test("of a type that Terraform checks stays inside from every region of the boundary", () => {
    const type = "azurerm_cognitive_deployment";
    const chat = { path: "prod/eu/chat", cognitive_account_id: `\${${ACCOUNT}.a.id}`, sku: { name: "${var.sku}" } };
    const condition = (boundary: ResidencyBoundary) => {
      const { precondition } = guarded(type, chat, boundary).lifecycle as {
        readonly precondition: readonly { readonly condition: string }[];
      };
      return precondition.map((each) => each.condition);
    };
    const document = documentOf({
      [`${ACCOUNT}.a`]: { ...account, location: "westeurope" },
      [`${type}.d`]: guarded(type, chat),
    });

    expect(audit(document)).toEqual([]);
    expect(condition(EU)[0]).toContain('"DataZoneStandard"');
    expect(condition(EU)[0]).toContain('"Standard"');
    // In the Netherlands, a deployment of one region would process there.
    expect(condition(NARROW)).toEqual([]);
  });
});

describe("an attribute of blocks that Terraform checks", () => {
  const cosmos = (second: string) => ({
    path: "prod/eu/c",
    location: "swedencentral",
    geo_location: [{ location: "${var.first}" }, { location: second }],
    backup: { type: "Continuous" },
  });
  const type = "azurerm_cosmosdb_account";

  test("is checked block by block", () => {
    const written = guarded(type, cosmos("${var.second}"));

    expect(audit(documentOf({ [`${type}.c`]: written }))).toEqual([]);
    expect(
      audit(documentOf({ [`${type}.c`]: { ...written, geo_location: cosmos("${var.third}").geo_location } })),
    ).toEqual(["RegionUnresolved prod/eu/c geo_location[1].location"]);
  });

  test("is the same whether one block is written as it is or in a list", () => {
    const gateway = (additional_location: unknown) =>
      guarded("azurerm_api_management", { path: "prod/eu/g", location: "swedencentral", additional_location });
    const one = { location: "${var.region}" };

    expect(audit(documentOf({ "azurerm_api_management.g": gateway(one) }))).toEqual([]);
    expect(audit(documentOf({ "azurerm_api_management.g": gateway([one]) }))).toEqual([]);
  });

  test("is not checked where a dynamic block makes it", () => {
    const dynamic = { geo_location: { for_each: "${var.regions}", content: { location: "${geo_location.value}" } } };
    const written = guarded(type, { ...cosmos("francecentral"), geo_location: undefined, dynamic });

    expect(audit(documentOf({ [`${type}.c`]: written }))).toEqual([
      "RegionUnresolved prod/eu/c geo_location[*].location",
    ]);
  });
});

test("the residency matrix counts what Terraform checks as inside", () => {
  const matrix = ResidencyMatrix.fromTerraformJson(JSON.stringify(deployed("Standard")), { boundary: EU });

  expect(matrix.leaks).toEqual([]);
  expect(matrix.lines.every((line) => line.includes("| yes"))).toBe(true);
});
