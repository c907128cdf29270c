// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingsOfDocument } from "../../scripts/terraform/document-findings";
import { renderFinding } from "../../scripts/terraform/schema-finding";
import { checkEnums } from "../../scripts/terraform/value-check";
import { azureValueTables, parseValueTables } from "../../scripts/terraform/value-rule";
import {
  api,
  backend,
  breaker,
  failure,
  forService,
  fragment,
  operation,
  REFUSED_COMBINATIONS,
  REFUSED_VALUES,
  secret,
  service,
  setting,
} from "./refused-gateway";
import { type Json, put } from "./sound-document";
import { soundGateway } from "./sound-gateway";

function findings(document: Json): string[] {
  return checkEnums(document, azureValueTables()).map(renderFinding);
}

// What the sound service has, so that one thing alone is wrong.
const PLAIN = { virtual_network_type: "None", virtual_network_configuration: null, zones: null };

describe("checkEnums of an API Management service", () => {
  test("accepts a sound document, as the schema does", () => {
    expect(findingsOfDocument(soundGateway())).toEqual([]);
  });

  test.each([...REFUSED_VALUES, ...REFUSED_COMBINATIONS])("fails for %s", (_, path, value, expected) => {
    const found = findings(put(soundGateway(), path, value));

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test.each<[string, (string | number)[], unknown]>([
    ["a tier that Terraform computes", service("sku_name"), "${var.tier}"],
    ["zones that Terraform computes", service("zones"), "${var.zones}"],
    ["a network that Terraform computes", service("virtual_network_type"), "${var.network}"],
    ["an API at the root", api("path"), ""],
    ["a path of several parts", api("path"), "team.a/ai-v1:x"],
    [
      "a revision of another API",
      api(),
      { name: "a", revision: "2", source_api_id: "${azurerm_api_management_api.chat.id}" },
    ],
    ["an address that Terraform computes", operation("url_template"), "${var.address}/{other}"],
    ["parameters that Terraform computes", operation("template_parameter"), "${var.parameters}"],
    ["a parameter that takes the rest", operation("url_template"), "/{*deployment}"],
    ["a backend name of one character", backend("name"), "a"],
    ["an address without a path", backend("url"), "https://a.b"],
    ["a fragment without a format", fragment("format"), undefined],
    ["an empty fragment", fragment("value"), "<fragment />"],
    ["a fragment with elements of similar names", fragment("value"), "<fragment><backend-x /><basement /></fragment>"],
    ["a fragment that Terraform computes", fragment("value"), "${var.text}"],
    ["a duration of days and hours", breaker("trip_duration"), "P1DT2H"],
    [
      "error reasons in place of a status",
      failure(),
      { count: 1, interval_duration: "PT1M", error_reasons: ["Timeout"] },
    ],
    [
      "a secret with a version",
      secret("value_from_key_vault", "secret_id"),
      `https://a.b/secrets/c/${"0f".repeat(16)}`,
    ],
    [
      "a secret that Terraform makes",
      secret("value_from_key_vault", "secret_id"),
      "${azurerm_key_vault_secret.a.versionless_id}",
    ],
    ["a plain value", secret(), { name: "a", display_name: "a", value: "b" }],
    ["an identifier that Terraform computes", forService(), { identifier: "${var.a}", operation_name_format: "Name" }],
    [
      "every category of a service",
      setting("enabled_log"),
      [{ category: "GatewayLlmLogs" }, { category_group: "allLogs" }],
    ],
  ])("accepts %s", (_, path, value) => {
    expect(findings(put(soundGateway(), path, value))).toEqual([]);
  });

  test.each([
    ["Consumption_0", true],
    ["Consumption_1", false],
    ["Developer_1", true],
    ["Developer_2", false],
    ["Basic_2", true],
    ["Basic_3", false],
    ["Standard_4", true],
    ["Standard_5", false],
    ["Premium_99", true],
    ["Premium_100", false],
    ["BasicV2_10", true],
    ["BasicV2_11", false],
    ["StandardV2_10", true],
    ["StandardV2_11", false],
    ["PremiumV2_30", true],
    ["PremiumV2_31", false],
    ["Premium", false],
    ["premium_1", false],
    ["Isolated_1", false],
  ])("knows whether the provider takes %s", (sku, isTaken) => {
    const document = put(soundGateway(), service(), { ...PLAIN, name: "a", sku_name: sku });

    expect(findings(document).some((text) => text.includes("sku_name"))).toBe(!isTaken);
  });

  test.each<[string, string[]]>([
    ["External", ["Developer_1", "Premium_1", "StandardV2_1", "PremiumV2_1"]],
    ["Internal", ["Developer_1", "Premium_1", "PremiumV2_1"]],
    [
      "None",
      [
        "Consumption_0",
        "Developer_1",
        "Basic_1",
        "Standard_1",
        "Premium_1",
        "BasicV2_1",
        "StandardV2_1",
        "PremiumV2_1",
      ],
    ],
  ])("knows the tiers with a network of type %s", (type, tiers) => {
    const all = [
      "Consumption_0",
      "Developer_1",
      "Basic_1",
      "Standard_1",
      "Premium_1",
      "BasicV2_1",
      "StandardV2_1",
      "PremiumV2_1",
    ];
    const network = type === "None" ? {} : { virtual_network_configuration: { subnet_id: "${var.subnet}" } };
    const accepted = all.filter((sku) => {
      const body = { ...PLAIN, ...network, name: "a", sku_name: sku, virtual_network_type: type };
      return findings(put(soundGateway(), service(), body)).length === 0;
    });

    expect(accepted).toEqual(tiers);
  });

  test("knows what only some tiers take", () => {
    const body = {
      ...PLAIN,
      name: "a",
      sku_name: "StandardV2_1",
      additional_location: [{ location: "a" }],
      certificate: [{}],
    };

    expect(findings(put(soundGateway(), service(), body))).toEqual([
      expect.stringMatching(/additional_location: needs Premium, not StandardV2/),
      expect.stringMatching(/certificate: is refused for StandardV2/),
    ]);
  });

  test.each([
    [["service", "zones", "tiers"], "apiManagement.service.zones.tiers: no list of tiers"],
    [
      ["service", "virtualNetworkTiers", "Internal"],
      "apiManagement.service.virtualNetworkTiers.Internal: no list of tiers",
    ],
    [["backend", "circuitBreaker", "most"], "apiManagement.backend.circuitBreaker.most: no number"],
    [["policyFragment", "value"], "apiManagement.policyFragment.value.without: no list of elements"],
    [["diagnostic", "bodyBytes"], "apiManagement.diagnostic.bodyBytes: no such entry or source"],
  ])("fails for a table that has lost %j", (path, message) => {
    const facts = JSON.parse(readFileSync(join(__dirname, "../../facts/azure-names.json"), "utf8"));

    expect(() => parseValueTables(JSON.stringify(put(facts, ["apiManagement", ...path], undefined)))).toThrow(message);
  });
});
