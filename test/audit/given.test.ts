import { auditDocument } from "../../src/audit/audit-document";
import { renderFinding } from "../../src/audit/finding";
import { Followers } from "../../src/audit/followers";
import { World } from "../../src/audit/world";
import { resourcesUnder } from "../../src/audit/zone-membership";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf } from "./document-of";

const ZONE = { pathPrefix: "prod/eu", boundary: ResidencyBoundary.EU_DATA_BOUNDARY };
const FILES = { "azurerm_storage_account.files": { path: "prod/eu/files", name: "files", location: "swedencentral" } };

describe("what stands beside a zone", () => {
  test("is told with the resource because of which it belongs to it", () => {
    const document = documentOf({
      ...FILES,
      "azurerm_linux_web_app.app": {
        path: "prod/app",
        location: "eastus",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
        app_settings: { KEY: "${azurerm_storage_account.files.primary_access_key}" },
      },
    });

    const [found, ...more] = auditDocument(TerraformDocument.parse(document), ZONE).map(renderFinding);

    expect(more).toEqual([]);
    expect(found).toContain("[LocationOutsideBoundary] prod/app location: 'eastus' is in 'US'");
    // It is outside already.
    expect(found).toContain("; move the resource, or create it apart from the zone (");
    expect(found).toMatch(
      / \(it stands beside the zone and belongs to it because of what it has to do with 'prod\/eu\/files': take that away, or .*\)$/,
    );
  });

  test("is known by ids that only a state file has, where these are of something with data", () => {
    const store = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/files";
    const zone = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/dnsZones/contoso.com";
    const document = TerraformDocument.parse(
      documentOf({
        "azurerm_storage_account.files": { ...FILES["azurerm_storage_account.files"], id: store },
        "azurerm_dns_zone.names": { path: "prod/eu/names", name: "contoso.com", id: zone },
        "stranger_thing.one": { path: "prod/one", target: store },
        "stranger_thing.two": { path: "prod/two", target: zone },
        "stranger_thing.three": { path: "prod/three", target: `${store}2` },
      }),
    );

    expect(resourcesUnder(document, "prod/eu").map(({ path }) => path)).toEqual([
      "prod/eu/files",
      "prod/eu/names",
      "prod/one",
    ]);
  });

  test("takes nothing from a text that is endless", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`l${index}`, `\${local.l${(index + 1) % 5_000}} \${local.l0}`]),
    );
    const document = TerraformDocument.parse(documentOf(FILES, { locals }));

    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
    expect(Followers.in(new World([document])).handlesOf(document, "${local.l0}")).toEqual([]);
  });
});
