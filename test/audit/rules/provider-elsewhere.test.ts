// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, texts } from "../document-of";

function made(provider: unknown, own: unknown, type = "azurerm_storage_account") {
  const body = { location: "swedencentral", account_replication_type: "LRS", type: "Microsoft.Logic/workflows@1" };
  return documentOf({ [`${type}.x`]: { path: "prod/eu/x", ...body, provider: own } }, { provider });
}

const LEAK = ["RegionUnresolved prod/eu/x provider"];

describe("the provider of a resource of a zone", () => {
  test.each([
    [{ features: {} }],
    [{ environment: "public", subscription_id: "${var.subscription}" }],
    [{ environment: "Public", metadata_host: "management.azure.com" }],
    [{ metadata_host: "management.azure.com" }],
  ])("asks Azure: %j", (azurerm) => {
    expect(audit(made({ azurerm }, undefined))).toEqual([]);
  });

  test.each(["stack.example", "${var.host}", "https://management.azure.com.evil.example"])(
    "is found where it asks something else: %s",
    (metadata_host) => {
      expect(audit(made({ azurerm: { metadata_host } }, undefined))).toEqual(LEAK);
    },
  );

  test.each(["usgovernment", "china", "${var.cloud}", "", 5])(
    "is found where it works in another cloud: %s",
    (environment) => {
      expect(audit(made({ azurerm: { environment } }, undefined))).toEqual(LEAK);
      expect(audit(made({ azapi: { environment } }, undefined, "azapi_resource"))).toEqual(LEAK);
    },
  );

  test("says where it works", () => {
    expect(texts(made({ azurerm: { environment: "china" } }, undefined))).toEqual([
      "'china' cannot be told to be inside the boundary: the provider 'azurerm' works in that cloud, so that the name of a region says nothing; write the region as a literal, or refer to a resource of this stack",
    ]);
  });

  test("may call its environment as it likes where it is none of Azure", () => {
    const document = documentOf(
      { "random_id.x": { path: "prod/eu/x" } },
      { provider: { random: { environment: "x" } } },
    );

    expect(audit(document)).toEqual([]);
  });

  test("is the one that the resource names", () => {
    const azurerm = [{ features: {} }, { alias: "far", metadata_host: "stack.example" }];

    expect(audit(made({ azurerm }, undefined))).toEqual([]);
    expect(audit(made({ azurerm }, "azurerm"))).toEqual([]);
    expect(audit(made({ azurerm }, "azurerm.far"))).toEqual(LEAK);
    expect(audit(made({ azurerm }, "${azurerm.far}"))).toEqual(LEAK);
    expect(audit(made({ other: [{ metadata_host: "stack.example" }] }, "other"))).toEqual(LEAK);
  });

  test("of azapi may have addresses of its own", () => {
    const azapi = (resource_manager_endpoint: string) => ({ azapi: { endpoint: [{ resource_manager_endpoint }] } });

    expect(audit(made(azapi("https://management.azure.com"), undefined, "azapi_resource"))).toEqual([]);
    expect(audit(made(azapi("https://stack.example"), undefined, "azapi_resource"))).toEqual(LEAK);
    expect(audit(made({ azapi: { endpoint: "${var.endpoints}" } }, undefined, "azapi_resource"))).toEqual(LEAK);
  });
});
