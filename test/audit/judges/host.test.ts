// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { audit, documentOf, texts } from "../document-of";

const AT = "prod/eu/endpoint target";
const LEAK = [`BackendOutsideBoundary ${AT}`];
const UNKNOWN = [`ReferenceUnresolved ${AT}`];

function targeting(target: unknown, rest = {}) {
  return documentOf(
    {
      "azurerm_traffic_manager_profile.p": { path: "prod/eu/p" },
      "azurerm_traffic_manager_external_endpoint.x": {
        path: "prod/eu/endpoint",
        profile_id: "${azurerm_traffic_manager_profile.p.id}",
        target,
      },
      "azurerm_linux_web_app.eu": {
        path: "prod/shared/eu",
        name: "eu",
        location: "swedencentral",
        tags: { x: "https://evil.example" },
      },
      "azurerm_api_management.eu": { path: "prod/shared/apim", name: "eu", location: "swedencentral" },
      "azurerm_key_vault.eu": { path: "prod/shared/vault", name: "eu", location: "swedencentral" },
      "azurerm_dns_cname_record.r": { path: "prod/eu/record", name: "r", record: "evil.example" },
      "azurerm_linux_web_app.us": { path: "prod/us/us", name: "us", location: "eastus" },
      "azurerm_linux_web_app.random": {
        path: "prod/shared/random",
        name: "x-${random_string.s.result}",
        location: "swedencentral",
      },
    },
    rest,
  );
}

describe("judgeHost", () => {
  test("names the host that can be declared, not the address", () => {
    expect(texts(targeting("https://hook.example/x?y=z"))[0]).toContain("zone.declareExternal('hook.example', region)");
  });

  test.each([
    ["a host", "NAME.azurewebsites.net"],
    ["in capitals, as an absolute name", "NAME.AzureWebsites.net."],
    ["with a port", "NAME.azurewebsites.net:443"],
    ["an address", "https://NAME.azurewebsites.net/x?y=z"],
    ["an address with parameters", "https://NAME.azurewebsites.net/{event}"],
    ["an address without a scheme", "//NAME.azurewebsites.net/x"],
    ["a database", "tcp:NAME.azurewebsites.net,1433"],
    ["a share", "\\\\NAME.azurewebsites.net\\share"],
    ["another share", "NAME.azurewebsites.net:/share"],
    ["a reference", "${azurerm_linux_web_app.NAME.default_hostname}"],
    ["a reference with a path", "${azurerm_linux_web_app.NAME.default_hostname}/x"],
    ["a reference in an address", "https://${azurerm_linux_web_app.NAME.default_hostname}/x"],
    ["a name with its domain", "https://${azurerm_linux_web_app.NAME.name}.azurewebsites.net"],
    ["a function", '${replace(azurerm_linux_web_app.NAME.default_hostname, "https://", "")}'],
    ["a local", "${local.NAME}"],
  ])("follows %s", (_, template) => {
    const locals = { eu: "https://eu.azurewebsites.net", us: "https://us.azurewebsites.net" };
    const document = (name: string) => targeting(template.replaceAll("NAME", name), { locals });

    expect(audit(document("eu"))).toEqual([]);
    expect(audit(document("us"))).toEqual(LEAK);
  });

  test.each([
    "${azurerm_api_management.eu.gateway_url}/path:x@y",
    "${azurerm_api_management.eu.gateway_url}:443/path",
    "${azurerm_key_vault.eu.vault_uri}secrets/x",
    "eu.azurewebsites.net,eu.azurewebsites.net:443",
    "${one(azurerm_linux_web_app.eu[*].default_hostname)}",
    '${trimprefix(azurerm_api_management.eu.gateway_url, "https://")}',
  ])("follows what a resource has, and what stands behind it: %s", (target) => {
    expect(audit(targeting(target))).toEqual([]);
  });

  test("follows a name that only Terraform knows", () => {
    expect(audit(targeting("${azurerm_linux_web_app.random.name}.azurewebsites.net"))).toEqual([]);
  });

  test.each([
    ["nobody's", "nobody.azurewebsites.net"],
    ["of another domain", "eu.azurewebsites.example"],
    ["below one", "a.eu.azurewebsites.net"],
    ["a name alone", "${azurerm_linux_web_app.eu.name}"],
    ["a name in another domain", "${azurerm_linux_web_app.eu.name}.example.com"],
    ["a name in the domain of something else", "${azurerm_linux_web_app.eu.name}.blob.core.windows.net"],
    ["a name that goes on", "${azurerm_linux_web_app.random.name}us.azurewebsites.net"],
    ["a host that goes on", "${azurerm_linux_web_app.eu.default_hostname}.example.com"],
    ["an address that goes on", "${azurerm_api_management.eu.gateway_url}evil.example"],
    ["an address with a user behind it", "${azurerm_api_management.eu.gateway_url}:443@evil.example/"],
    ["a user behind what some take for a path", "https://eu.azurewebsites.net\\@evil.example/"],
    ["the second of two hosts", "eu.azurewebsites.net,evil.example"],
    ["something else behind it", "eu.azurewebsites.net;evil.example"],
    [
      "a host that a function makes",
      '${join("", ["https:/", "/", "evil", ".", "example", "/", azurerm_linux_web_app.eu.id])}',
    ],
    ["a record of DNS", "${azurerm_dns_cname_record.r.fqdn}"],
    ["a tag in a function", '${coalesce(azurerm_linux_web_app.eu.tags["x"])}'],
    ["an address in a tag", '${azurerm_linux_web_app.eu.tags["x"]}'],
    ["another host before it", "https://evil.example/${azurerm_linux_web_app.eu.default_hostname}"],
    ["a user before it", "https://eu.azurewebsites.net@evil.example"],
    ["a user that is one", "https://${azurerm_linux_web_app.eu.default_hostname}@evil.example"],
    ["a look-alike", "https://eu.azurewebsites.neｔ"],
    ["an address that is not private", "20.1.2.3"],
    ["an address of IPv6", "2001:db8::1"],
    ["a variable", "${var.host}"],
    ["a list in a local", "${local.hosts}"],
  ])("finds what cannot be told: %s", (_, target) => {
    expect(audit(targeting(target, { locals: { hosts: { a: "b" } } }))).toEqual(UNKNOWN);
  });

  test.each([
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.4:443",
    "https://10.0.0.1/x",
    "fd00::1",
    "[fd00::1]:443",
    "localhost",
  ])("passes an address of the network: %s", (target) => {
    expect(audit(targeting(target))).toEqual([]);
  });

  test.each([
    ["api.partner.example", "api.partner.example"],
    ["https://API.partner.example:8443/x", "Api.Partner.example."],
    ["https://api.partner.example", "https://api.partner.example/y"],
    ["${var.host}", "${var.host}"],
    ["https://${var.host}/x", "https://${var.host}/x"],
  ])("judges what is declared by its region: %s", (target, what) => {
    const at = (region: AzureRegion) => audit(targeting(target), { externals: [{ what, region }] });

    expect(at(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(LEAK);
  });

  test.each(["x.azurefd.net", "https://x.z01.azurefd.net/", "x.azureedge.net"])(
    "finds what is served from everywhere, whatever is declared: %s",
    (what) => {
      expect(audit(targeting(what), { externals: [{ what, region: AzureRegion.NORWAY_EAST }] })).toEqual(UNKNOWN);
    },
  );
});
