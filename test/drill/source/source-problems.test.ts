// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { readTopologies } from "../../../src/drill/source/read-topologies";
import { problemsOf } from "../../support/fixtures-errors";
import { BY_HAND, inService, type Resources, topologies, topology } from "./support";

const API_POLICY = "azurerm_api_management_api_policy.chat";
const BACKEND = "azurerm_api_management_backend.north";
const ACCOUNT = "azurerm_cognitive_account.north";
const DEPLOYMENT = "azurerm_cognitive_deployment.chat";
const URL = "https://oai-north.openai.azure.com";

const { [API_POLICY]: _, ...WITHOUT_POLICY } = BY_HAND;

describe("what cannot be drilled", () => {
  test.each<[string, Resources, string]>([
    [
      "a policy with what only Terraform knows",
      policy({ xml_content: "<a>${var.id}</a>" }),
      `[ValueUnresolved] ${API_POLICY} xml_content: 'var.id' cannot be resolved: 'var.id' is a variable, whose value only Terraform knows; give its value as 'var.id' in values, with the command as --set 'var.id=…'`,
    ],
    [
      "a policy that is not written",
      policy({}),
      `[OptionInvalid] ${API_POLICY} xml_content: nothing given where a text is needed`,
    ],
    [
      "a policy that is no text",
      policy({ xml_content: ["<policies />"] }),
      `[OptionInvalid] ${API_POLICY} xml_content: what is no text given where a text is needed`,
    ],
    [
      "a link to a policy",
      policy({ xml_link: "https://raw.test/a.xml" }),
      `[PolicyLinked] ${API_POLICY} xml_link: the policy is at 'https://raw.test/a.xml', which is not read here; write it into xml_content, for example with Fn.file or as a text`,
    ],
    [
      "two policies of one API",
      { "azurerm_api_management_api_policy.again": inService({ api_name: "CHAT", xml_content: "<policies />" }) },
      `[WrittenTwice] ${API_POLICY}: the policy of the API 'chat' is written by '${API_POLICY}', 'azurerm_api_management_api_policy.again'; Azure would keep one of them, remove the others`,
    ],
    [
      "a secret in a policy",
      {
        ...policy({ xml_content: "<policies>{{ secret }}</policies>" }),
        "azurerm_api_management_named_value.s": inService({
          display_name: "secret",
          value_from_key_vault: { secret_id: "https://v/secrets/s" },
        }),
      },
      "[NamedValueUnresolved] azurerm_api_management_named_value.s value: the policy uses the named value 'secret', and its text is in a Key Vault; give its value as 'secret' in values, with the command as --set 'secret=…'",
    ],
    [
      "a named value that only Terraform knows",
      {
        ...policy({ xml_content: "<policies>{{id}}</policies>" }),
        "azurerm_api_management_named_value.s": inService({ display_name: "id", value: "${var.id}" }),
      },
      "[NamedValueUnresolved] azurerm_api_management_named_value.s value: the policy uses the named value 'id', and 'var.id' is a variable, whose value only Terraform knows; give its value as 'id' in values, with the command as --set 'id=…'",
    ],
    [
      "a backend without an address",
      { [BACKEND]: inService({ name: "north", url: "${var.url}" }) },
      `[ValueUnresolved] ${BACKEND} url: 'var.url' cannot be resolved: 'var.url' is a variable, whose value only Terraform knows; give its value as 'var.url' in values, with the command as --set 'var.url=…'`,
    ],
    [
      "a breaker with a time that is none",
      { [BACKEND]: inService({ name: "north", url: URL, circuit_breaker_rule: { trip_duration: "P1M" } }) },
      `[OptionInvalid] ${BACKEND} circuit_breaker_rule.trip_duration: 'P1M' given where a duration such as 'PT30S' is needed`,
    ],
    [
      "a backend of azapi that is no JSON",
      {
        "azapi_resource.b": {
          type: "Microsoft.ApiManagement/service/backends@2024-05-01",
          parent_id: "${azurerm_api_management.gw.id}",
          name: "b",
          body: "{",
        },
      },
      "[OptionInvalid] azapi_resource.b body: '{' given where a JSON object is needed",
    ],
    [
      "an account whose region only Terraform knows",
      { [ACCOUNT]: { kind: "OpenAI", custom_subdomain_name: "oai-north", location: "${var.region}" } },
      `[ValueUnresolved] ${ACCOUNT} location: 'var.region' cannot be resolved: 'var.region' is a variable, whose value only Terraform knows; give its value as 'var.region' in values, with the command as --set 'var.region=…'`,
    ],
    [
      "an account without a region",
      { [ACCOUNT]: { kind: "OpenAI", custom_subdomain_name: "oai-north" } },
      `[OptionInvalid] ${ACCOUNT} location: what is no text given where a text is needed`,
    ],
    [
      "a deployment whose capacity only Terraform knows",
      {
        [DEPLOYMENT]: {
          cognitive_account_id: `\${${ACCOUNT}.id}`,
          name: "gpt",
          model: { name: "gpt-4o", version: "2024-11-20" },
          sku: { name: "Standard", capacity: "${var.capacity}" },
        },
      },
      `[ValueUnresolved] ${DEPLOYMENT} sku.capacity: 'var.capacity' cannot be resolved: 'var.capacity' is a variable, whose value only Terraform knows; give its value as 'var.capacity' in values, with the command as --set 'var.capacity=…'`,
    ],
  ])("is %s", (_, resources, expected) => {
    expect(problemsOf(() => topology(resources))).toEqual([expected]);
  });

  test("is an API without a policy", () => {
    expect(problemsOf(() => topologies(WITHOUT_POLICY))).toEqual([
      "[PolicyMissing] documents: none of the APIs 'azurerm_api_management_api.chat' has a policy of its own, of an operation or of a product; there is nothing to drill",
    ]);
  });

  test("is a document without an API", () => {
    expect(problemsOf(() => topologies({}))).toEqual([
      "[PolicyMissing] documents: no API of API Management is in it; give the cdk.tf.json of the stack that has the gateway",
    ]);
  });

  test("is a document that is none", () => {
    expect(problemsOf(() => readTopologies([{ name: "a", text: "{" }]))).toEqual([
      expect.stringMatching(/^\[InvalidTerraformJson\] line 1, column 2: /),
    ]);
  });

  test("is a value for what is not there, beside everything else that is wrong", () => {
    expect(
      problemsOf(() => topology(policy({ xml_content: "${var.id}" }), { "var.idd": "x", "gateway.regoin": "y" })).map(
        (line) => line.split(";")[0],
      ),
    ).toEqual([
      expect.stringMatching(/^\[ValueUnresolved\] /),
      "[SettingUnused] values: nothing in the documents is named 'var.idd'",
      "[SettingUnused] values: nothing in the documents is named 'gateway.regoin'",
    ]);
  });

  test("does not stop at what no policy names", () => {
    const { backends } = topology({
      "azurerm_api_management_backend.shop": inService({ name: "shop", url: "https://shop.example.com" }),
    });

    expect(backends.map(({ id }) => id)).toEqual(["north", "shop"]);
  });
});

function policy(body: { readonly [attribute: string]: unknown }): Resources {
  return { [API_POLICY]: inService({ api_name: "chat", ...body }) };
}
