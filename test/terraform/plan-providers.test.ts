// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform shows the expressions of a JSON configuration so.
import { auditDocument } from "../../src/audit/audit-document";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { readPlan } from "../../src/terraform/plan-document";
import { configured, constant, instance, type Json, plan, references, template } from "./plan-fixture";

const STORE = "azurerm_storage_account.s";
const IN_NET = "module.net.azurerm_storage_account.s";
const VALUES = { name: "s", location: "swedencentral", account_replication_type: "LRS" };

/** A plan of a store with the default provider, and of one in a module; with what is configured for providers by key. */
function planned(providers: Json, key = "azurerm", keyInModule = "azurerm", variables: Json = {}) {
  const ofModule = {
    source: "./net",
    module: { resources: [configured(STORE, {}, { provider_config_key: keyInModule })] },
  };
  return readPlan(
    plan({
      resources: [instance(STORE, VALUES)],
      modules: [{ address: "module.net", resources: [instance(IN_NET, VALUES)] }],
      configuration: [configured(STORE, {}, { provider_config_key: key })],
      calls: { net: ofModule },
      more: {
        variables,
        configuration: {
          provider_config: Object.fromEntries(
            Object.entries(providers).map(([each, expressions]) => [each, provider(each, expressions as Json)]),
          ),
          root_module: {
            resources: [configured(STORE, {}, { provider_config_key: key })],
            module_calls: { net: ofModule },
          },
        },
      },
    }),
  );
}

function provider(key: string, expressions: Json): Json {
  const [name, alias] = key.slice(key.lastIndexOf(":") + 1).split(".");
  return { name, alias, full_name: `registry.terraform.io/hashicorp/${name}`, expressions };
}

function found(...given: Parameters<typeof planned>): readonly string[] {
  const boundary = ResidencyBoundary.EU_DATA_BOUNDARY;
  return auditDocument(planned(...given), { pathPrefix: "", boundary }).map(
    ({ code, path, attribute }) => `${code} ${path} ${attribute}`,
  );
}

const ELSEWHERE = { metadata_host: constant("stack.example") };
const FOUND = `RegionUnresolved ${STORE} provider`;
const FOUND_IN_NET = `RegionUnresolved ${IN_NET} provider`;

describe("the providers of a plan", () => {
  test.each<[string, Json, readonly string[]]>([
    ["Azure", { features: [{}], metadata_host: constant("management.azure.com") }, []],
    ["somebody else", ELSEWHERE, [FOUND, FOUND_IN_NET]],
    ["another cloud", { environment: constant("china") }, [FOUND, FOUND_IN_NET]],
    [
      "an address of its own",
      { endpoint: [{ resource_manager_endpoint: constant("https://stack.example") }] },
      [FOUND, FOUND_IN_NET],
    ],
    ["what nobody knows", { metadata_host: references("data.http.x.body", "data.http.x") }, [FOUND, FOUND_IN_NET]],
    [
      "what a template makes",
      { metadata_host: template("${var.cloud}.azure.com", "var.cloud") },
      [FOUND, FOUND_IN_NET],
    ],
    ["what a variable gives", { environment: references("var.other") }, [FOUND, FOUND_IN_NET]],
    ["what a variable gives, Azure", { environment: references("var.cloud") }, []],
    ["what a template of a variable gives, Azure", { environment: template("${var.cloud}", "var.cloud") }, []],
    ["what no variable gives", { environment: references("var.missing") }, [FOUND, FOUND_IN_NET]],
  ])("ask %s", (_, azurerm, expected) => {
    const variables = { cloud: { value: "public" }, other: { value: "usgovernment" } };

    expect(found({ azurerm }, "azurerm", "azurerm", variables)).toEqual(expected);
  });

  test.each([
    ["azurerm", "azurerm", []],
    ["azurerm.far", "azurerm", [FOUND]],
    ["azurerm", "azurerm.far", [FOUND_IN_NET]],
    ["azurerm", "module.net:azurerm", [FOUND_IN_NET]],
    ["azurerm", "module.net:azurerm.near", []],
    ["azurerm", "module.net:azurerm.far", [FOUND_IN_NET]],
  ])("are those that resources use: %s, and %s in a module", (key, keyInModule, expected) => {
    const providers = {
      azurerm: { features: [{}] },
      "azurerm.far": ELSEWHERE,
      "module.net:azurerm": ELSEWHERE,
      "module.net:azurerm.near": {},
      "module.net:azurerm.far": ELSEWHERE,
    };

    expect(found(providers, key, keyInModule)).toEqual(expected);
  });

  test("are told with all that is configured for them", () => {
    const azurerm = {
      features: [{ key_vault: [{ purge: constant(true) }] }],
      subscription_id: references("var.id"),
      skip: constant(null),
    };
    const { providers } = planned({ azurerm }, "azurerm", "azurerm", { id: { value: "$${a}" } });

    expect(providers).toEqual([
      {
        name: "azurerm",
        alias: undefined,
        body: { features: [{ key_vault: [{ purge: true }] }], subscription_id: "$$${a}", skip: null },
      },
    ]);
  });
});
