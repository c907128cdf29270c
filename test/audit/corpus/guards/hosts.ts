// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, declare, each, NEAR_AND_FAR, put, raw, store } from "./parts";

const BOT = "azurerm_bot_service_azure_bot";

const READ = {
  "data.azurerm_storage_account.read": { name: "near" },
  "data.azurerm_storage_account.read_far": { name: "far" },
  "data.azurerm_storage_account.read_else": { name: "else" },
};

export const HOST_GUARDS: readonly AuditCase[] = [
  inEu("addresses inside in every form", [], (zone, stack) => {
    zone.declareExternal("https://a-${var.sub}.example/", AzureRegion.SWEDEN_CENTRAL);
    zone._addHosts([{ host: "Here3.example", region: AzureRegion.SWEDEN_CENTRAL }]);
    declare(stack, "https://here.example:8443/a?b#c", "HERE2.example.");
    raw(stack, { variable: { sub: {} } });
    beside(stack, {
      ...NEAR_AND_FAR,
      ...READ,
      "azurerm_key_vault.vault": { name: "vault", location: "swedencentral" },
      "azurerm_key_vault_managed_hardware_security_module.hsm": { name: "hsm", location: "swedencentral" },
      "azurerm_cognitive_account.account": { location: "swedencentral", custom_subdomain_name: "${var.sub}" },
    });
    const addresses = {
      plain: "https://near.blob.core.windows.net/files",
      bare: "near.blob.core.windows.net",
      both: "near.blob.core.windows.net,near.file.core.windows.net:445",
      port: "near.blob.core.windows.net:443",
      slashes: "//near.blob.core.windows.net/files",
      share: "\\\\near.file.core.windows.net\\share",
      tcp: "tcp:near.blob.core.windows.net,1433",
      capitals: "HTTPS://NEAR.Blob.core.windows.net/",
      dot: "https://near.blob.core.windows.net./",
      label: "https://${azurerm_storage_account.near.name}.blob.core.windows.net/files",
      label_port: "https://${azurerm_storage_account.near.name}.blob.core.windows.net:443",
      endpoint: "${azurerm_storage_account.near.primary_blob_endpoint}",
      endpoint_path: "${azurerm_storage_account.near.primary_blob_endpoint}files",
      endpoint_behind: "${azurerm_storage_account.near.primary_blob_endpoint}${var.sub}",
      endpoint_name: "${azurerm_storage_account.near.primary_blob_endpoint}${azurerm_storage_account.near.name}",
      endpoint_query: "${azurerm_storage_account.near.primary_blob_endpoint}?a=b",
      host: "https://${azurerm_storage_account.near.primary_blob_host}/files",
      host_port: "${azurerm_storage_account.near.primary_blob_host}:443",
      read: "${data.azurerm_storage_account.read.primary_blob_endpoint}",
      read_label: "https://${data.azurerm_storage_account.read.name}.blob.core.windows.net",
      call: 'https://${lower("NEAR")}.blob.core.windows.net',
      declared: "https://here.example/d",
      declared_by_library: "https://here3.example/",
      secret_path: "${azurerm_key_vault.vault.vault_uri}secrets/a",
      key_path: "${azurerm_key_vault_managed_hardware_security_module.hsm.hsm_uri}keys/a",
      trimmed: '${trimprefix(azurerm_storage_account.near.primary_blob_endpoint, "https://")}',
      trimmed_plain: '${trimprefix(azurerm_storage_account.near.primary_blob_endpoint, "http://")}',
      trimmed_end: '${trimsuffix(azurerm_storage_account.near.primary_blob_endpoint, "/")}',
      declared_dot: "here2.example",
      declared_part: "https://a-${var.sub}.example/",
      subdomain: "https://${azurerm_cognitive_account.account.custom_subdomain_name}.openai.azure.com/",
    };
    put(zone, each(BOT, "endpoint", addresses));
  }),
  inEu("private addresses in every form", [], (zone) => {
    const addresses = {
      ten: "10.1.2.3",
      ten_port: "https://10.1.2.3:8443/api",
      loop: "127.0.0.1",
      home: "192.168.1.1:80",
      first: "172.16.0.1",
      middle: "172.20.0.1",
      last: "172.31.255.1",
      link: "169.254.1.1",
      local: "http://localhost:8080",
      six: "https://[fd00::1]:8443/",
      six_bare: "fd00::1",
      six_capitals: "[FD00::1]",
      six_loop: "::1",
      six_link: "[fe80::1]",
    };
    put(zone, each(BOT, "endpoint", addresses));
  }),
  inEu(
    "addresses outside in every form",
    ["bare", "endpoint", "endpoint_behind", "endpoint_path", "host", "label", "plain", "read", "read_label"].map(
      (name) => `BackendOutsideBoundary prod/eu/${name} endpoint`,
    ),
    (zone, stack) => {
      // What the document makes is judged by the document.
      zone.declareExternal("${azurerm_storage_account.far.primary_blob_endpoint}", AzureRegion.SWEDEN_CENTRAL);
      beside(stack, { ...NEAR_AND_FAR, ...READ });
      const addresses = {
        plain: "https://far.blob.core.windows.net/near.blob.core.windows.net",
        bare: "far.blob.core.windows.net",
        label: "https://${azurerm_storage_account.far.name}.blob.core.windows.net/files",
        endpoint: "${azurerm_storage_account.far.primary_blob_endpoint}",
        endpoint_path: "${azurerm_storage_account.far.primary_blob_endpoint}files",
        endpoint_behind: "${azurerm_storage_account.far.primary_blob_endpoint}${azurerm_storage_account.near.name}",
        host: "https://${azurerm_storage_account.far.primary_blob_host}/files",
        read: "${data.azurerm_storage_account.read_far.primary_blob_endpoint}",
        read_label: "https://${data.azurerm_storage_account.read_far.name}.blob.core.windows.net",
      };
      put(zone, each(BOT, "endpoint", addresses));
    },
  ),
  inEu(
    "addresses of which nobody knows where they lead",
    [
      ...[
        "after",
        "attribute",
        "before",
        "dns",
        "domain",
        "edge",
        "front",
        "letters",
        "location",
        "made",
        "mark",
        "name",
      ],
      ...[
        "nobody",
        "of_nothing",
        "part",
        "private",
        "public",
        "read_else",
        "second",
        "secret",
        "service",
        "six",
        "tag",
        "user",
        "var_host",
      ],
    ].map((name) => `${name === "read_else" ? "Region" : "Reference"}Unresolved prod/eu/${name} endpoint`),
    (zone, stack) => {
      for (const host of ["a.azurefd.net", "a.azureedge.net"]) {
        zone.declareExternal(host, AzureRegion.SWEDEN_CENTRAL);
      }
      raw(stack, { variable: { host: {} }, resource: { random_pet: { hand: { length: 2 } } } });
      beside(stack, {
        ...NEAR_AND_FAR,
        ...READ,
        ...store("tagged", "swedencentral", { tags: "${var.host}" }),
        "azurerm_dns_a_record.record": { name: "a", zone_name: "contoso.com" },
        "azurerm_api_management_api.api": { name: "api" },
        "azurerm_storage_account.books": { name: "bücher", location: "swedencentral" },
      });
      const addresses = {
        public: "8.8.8.8",
        before: "172.15.0.1",
        after: "172.32.0.1",
        private: "1.10.0.1",
        six: "[2001:db8::1]",
        nobody: "https://nobody.example",
        letters: "https://bücher.blob.core.windows.net/",
        front: "https://a.azurefd.net",
        edge: "a.azureedge.net",
        name: "${azurerm_storage_account.near.name}",
        dns: "https://${azurerm_dns_a_record.record.fqdn}/",
        second: "near.blob.core.windows.net,nobody.example",
        service: "${azurerm_api_management_api.api.service_url}",
        tag: "https://${azurerm_storage_account.tagged.tags.host}/",
        domain: "https://${azurerm_storage_account.near.name}.vault.azure.net",
        of_nothing: "https://${azurerm_storage_account.near.name}.contoso.com",
        location: "https://${azurerm_storage_account.near.location}.blob.core.windows.net",
        attribute: "https://${azurerm_storage_account.near.id}.blob.core.windows.net",
        mark: "https://\ue000.blob.core.windows.net/${azurerm_storage_account.near.name}",
        secret: "${azurerm_storage_account.near.primary_access_key}x",
        user: "${azurerm_storage_account.near.primary_blob_endpoint}@nobody.example",
        var_host: "https://${var.host}/",
        part: "https://a-${var.host}.blob.core.windows.net/",
        made: "https://${random_pet.hand.id}/",
        read_else: "${data.azurerm_storage_account.read_else.primary_blob_endpoint}",
      };
      put(zone, each(BOT, "endpoint", addresses));
    },
  ),
  inEu("addresses that are declared in two regions", ["BackendOutsideBoundary prod/eu/two endpoint"], (zone) => {
    zone.declareExternal("two.example", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("two.example", AzureRegion.EAST_US);
    put(zone, each(BOT, "endpoint", { two: "https://two.example" }));
  }),
  inEu("a region in which something is declared to be", [], (zone) => {
    const facts = { country: "SE", geography: "Sweden" };
    zone.declareExternal("here.example", AzureRegion.of("Sweden North", facts));
    put(zone, { ...each(BOT, "endpoint", { bot: "https://here.example" }), ...store("files", "swedennorth") });
  }),
];
