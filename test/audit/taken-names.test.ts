// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import type { GatewayPin } from "../../src/audit/gateway-pin";
import { pinnedGatewayFindings } from "../../src/audit/pinned-gateway";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, type WrittenResource } from "./document-of";

const XML = "<policies />";
const URL = "https://good.openai.azure.com";
const PIN: GatewayPin = {
  apis: [{ path: "prod/eu/gateway/api", name: "openai", apiPath: "ai" }],
  policies: [{ path: "prod/eu/gateway/policy", apiName: "openai", xmlContent: XML }],
  backends: [
    { path: "prod/eu/gateway/chat", name: "chat_Sweden", url: URL },
    { path: "prod/eu/gateway/embed", name: "embed_Sweden", url: URL },
  ],
  fragments: [],
};
const EU = "${azurerm_api_management.eu.name}";
const US = "${azurerm_api_management.us.name}";
const API = "azurerm_api_management_api.x";
const POLICY = "azurerm_api_management_api_policy.x";
const OPERATION_POLICY = "azurerm_api_management_api_operation_policy.x";
const BACKEND = "azurerm_api_management_backend.x";
/** The attribute that names what is pinned, and the name. */
const NAMED: readonly (readonly [string, string, string])[] = [
  [API, "name", "openai"],
  [POLICY, "api_name", "openai"],
  [OPERATION_POLICY, "api_name", "openai"],
  [BACKEND, "name", "chat_Sweden"],
];
const CODE: { readonly [address: string]: string } = { [OPERATION_POLICY]: "PolicyNotRead" };
const REST = {
  locals: { apim: EU, api: "${azurerm_api_management_api.a.name}" },
  variable: { apim_us: { default: "apim-us" }, another: { default: "another" } },
  data: {
    azurerm_api_management: {
      eu: { name: "apim-eu" },
      us: { name: "apim-us" },
      one: { name: "${var.one}" },
      two: { name: "${var.two}" },
    },
    azurerm_api_management_api: { eu: { name: "OpenAI" } },
  },
};

/** What is found when these stand beside the resources of the plan, whose service has this name. */
function found(added: { readonly [address: string]: WrittenResource }, service: unknown = EU, pin = PIN) {
  const planned = { api_management_name: service };
  const resources: { readonly [address: string]: WrittenResource } = {
    "azurerm_api_management.eu": { path: "prod/eu/apim", name: "apim-eu" },
    "azurerm_api_management.us": { path: "prod/us/apim", name: "apim-us" },
    "azurerm_api_management.v1": { path: "prod/v1", name: "${var.name}" },
    "azurerm_api_management.v2": { path: "prod/v2", name: "${var.other}" },
    "azurerm_resource_group.v1": { path: "prod/rg1", name: "${var.name}" },
    "azurerm_resource_group.v2": { path: "prod/rg2", name: "${var.other}" },
    "azurerm_api_management_api.a": {
      ...planned,
      path: "prod/eu/gateway/api",
      name: "openai",
      protocols: ["https"],
    },
    "azurerm_api_management_api_policy.p": {
      ...planned,
      path: "prod/eu/gateway/policy",
      api_name: "${azurerm_api_management_api.a.name}",
      xml_content: XML,
    },
    "azurerm_api_management_backend.c": { ...planned, path: "prod/eu/gateway/chat", name: "chat_Sweden", url: URL },
    "azurerm_api_management_backend.e": { ...planned, path: "prod/eu/gateway/embed", name: "embed_Sweden", url: URL },
    ...added,
  };
  const document = JSON.parse(JSON.stringify(documentOf(resources, REST)));
  // For `documentOf`, `path` is that of the construct.
  document.resource.azurerm_api_management_api.a.path = "ai";
  return pinnedGatewayFindings(TerraformDocument.parse(document), "prod/eu/gateway", pin).map(renderFinding);
}

function places(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^\[(\w+)\] (\S+ \S+): .*$/, "$1 $2"));
}

describe.each(NAMED)("%s beside a plan", (address, attribute, name) => {
  const code = CODE[address] ?? "PinnedNameTaken";
  const beside = (change: WrittenResource, service?: unknown) =>
    places(
      found({ [address]: { path: "other/mine", [attribute]: name, api_management_name: EU, ...change } }, service),
    );

  test.each([
    ["under a path of its own", "other/mine"],
    ["below the plan", "prod/eu/gateway/mine"],
    ["written by nobody", undefined],
  ])("is found in the service of the plan, %s", (_, path) => {
    expect(beside({ path })).toEqual([`${code} ${path ?? address} ${attribute}`]);
  });

  test.each([
    ["the name", "apim-eu", EU],
    ["the name in another case", "Apim-EU", EU],
    ["a local", "${local.apim}", EU],
    ["a function", "${upper(local.apim)}", EU],
    ["a data source with that name", "${data.azurerm_api_management.eu.name}", EU],
    ["the name, where the plan has a data source", "apim-eu", "${data.azurerm_api_management.eu.name}"],
    ["the same variable", "${var.apim}", "${var.apim}"],
    [
      "the same service under a variable name",
      "${azurerm_api_management.v1.name}",
      "${azurerm_api_management.v1.name}",
    ],
    ["the same data source", "${data.azurerm_api_management.one.name}", "${data.azurerm_api_management.one.name}"],
  ])("is found where the service is written as %s", (_, service, planned) => {
    expect(beside({ api_management_name: service }, planned)).toEqual([`${code} other/mine ${attribute}`]);
  });

  test.each([
    ["another name", "apim-us", EU],
    ["a function", '${format("%s-us", "apim")}', EU],
    ["a reference to another one", US, EU],
    ["another data source", "${data.azurerm_api_management.us.name}", EU],
    ["another data source than that of the plan", US, "${data.azurerm_api_management.eu.name}"],
    ["a reference to one under a variable name", "${azurerm_api_management.v1.name}", EU],
    ["two under variable names", "${azurerm_api_management.v1.name}", "${azurerm_api_management.v2.name}"],
  ])("passes in another service, written as %s", (_, service, planned) => {
    expect(beside({ api_management_name: service }, planned)).toEqual([]);
  });

  test.each([
    ["a variable", "${var.apim}", EU],
    ["a condition", '${var.us ? "apim-us" : local.apim}', EU],
    ["the default of a variable", "${var.apim_us}", EU],
    ["another variable than that of the plan", "${var.us}", "${var.eu}"],
    ["a name, where the plan has a variable", "apim-us", "${var.eu}"],
    [
      "another data source that may read the same",
      "${data.azurerm_api_management.two.name}",
      "${data.azurerm_api_management.one.name}",
    ],
    ["another attribute", "${azurerm_api_management.v1.publisher}", EU],
    ["the name of something else", "${azurerm_resource_group.v1.name}", "${azurerm_resource_group.v2.name}"],
    ["nothing", null, EU],
    ["nothing, as in the plan", null, null],
  ])("is found where its service cannot be told: %s", (_, service, planned) => {
    expect(beside({ api_management_name: service }, planned)).toEqual([`${code} other/mine api_management_name`]);
  });

  test.each(["${var.name}", "${var.another}", "${each.key}", "${coalesce(local.api)}", "x${var.name}", null])(
    "is found where its name cannot be told: %j",
    (unknown) => {
      expect(beside({ [attribute]: unknown })).toEqual([`${code} other/mine ${attribute}`]);
      expect(beside({ [attribute]: unknown, api_management_name: "${var.apim}" })).toHaveLength(1);
      expect(beside({ [attribute]: unknown, api_management_name: "apim-us" })).toEqual([]);
    },
  );

  test("is found under the name in another case, and passes under another name", () => {
    expect(beside({ [attribute]: name.toUpperCase() })).toEqual([`${code} other/mine ${attribute}`]);
    expect(beside({ [attribute]: `${name}2` })).toEqual([]);
    expect(beside({ [attribute]: `${name}2`, api_management_name: "${var.apim}" })).toEqual([]);
  });
});

describe.each([POLICY, OPERATION_POLICY])("the API of %s", (address) => {
  const named = (api_name: unknown, more: { readonly [address: string]: WrittenResource } = {}) =>
    places(found({ [address]: { path: "other/mine", api_name, api_management_name: EU }, ...more }));

  test.each([
    "${azurerm_api_management_api.a.name}",
    "${local.api}",
    "${data.azurerm_api_management_api.eu.name}",
    "openai;rev=1",
    "OpenAI;rev=2",
    "${azurerm_api_management_api.a.name};rev=2",
  ])("is that of the plan as %s", (name) => {
    expect(named(name)).toEqual([`${CODE[address] ?? "PinnedNameTaken"} other/mine api_name`]);
  });

  test("is that of the plan by reference, even when an override hides its name", () => {
    const renamed = { path: "prod/eu/gateway/api", name: "${var.api}", protocols: ["https"], api_management_name: EU };

    expect(named("${azurerm_api_management_api.a.name}", { "azurerm_api_management_api.a": renamed })).toEqual([
      "PinnedValueOverridden prod/eu/gateway/api name",
      "PinnedValueOverridden prod/eu/gateway/policy api_name",
      `${CODE[address] ?? "PinnedNameTaken"} other/mine api_name`,
    ]);
  });

  test("is another one as a reference to another, which is judged itself", () => {
    const other = {
      "azurerm_api_management_api.b": { path: "other/api", name: "${var.api}", api_management_name: EU },
    };

    expect(named("${azurerm_api_management_api.b.name}", other)).toEqual(["PinnedNameTaken other/api name"]);
  });
});

describe("what is told", () => {
  const line = (address: string, body: WrittenResource, service?: unknown) =>
    found({ [address]: { path: "other/mine", api_management_name: EU, ...body } }, service);
  const REMOVE = (others: string) => `remove it, or name another ${others} or another service, as a literal`;
  const INSTEAD =
    "which goes before that of the API, may send requests anywhere, and is not read here; put what it does into a policy of a product or of the service, with a condition on context.Operation.Id: it cannot choose the backend, and what else it sends is your word; or give the operation an API of its own";

  test("is whose place is taken, and what to do", () => {
    expect(line(API, { name: "openai" })).toEqual([
      `[PinnedNameTaken] other/mine name: an API 'openai' takes the place of the one that 'prod/eu/gateway' has pinned; ${REMOVE("API")}`,
    ]);
    expect(line(POLICY, { api_name: "openai", xml_content: XML })).toEqual([
      `[PinnedNameTaken] other/mine api_name: a policy of the API 'openai' takes the place of the one that 'prod/eu/gateway' has pinned; ${REMOVE("API")}`,
    ]);
    expect(line(BACKEND, { name: "CHAT_sweden", url: URL })).toEqual([
      `[PinnedNameTaken] other/mine name: a backend 'CHAT_sweden' takes the place of the one that 'prod/eu/gateway' has pinned; ${REMOVE("backend")}`,
    ]);
  });

  test("is why it cannot be told", () => {
    expect(line(BACKEND, { name: "${var.name}" })).toEqual([
      `[PinnedNameTaken] other/mine name: a backend '\${var.name}' may take the place of the one that 'prod/eu/gateway' has pinned: 'var.name' is a variable, whose value only Terraform knows; ${REMOVE("backend")}`,
    ]);
    expect(line(API, { name: "openai", api_management_name: "apim-us" }, "${var.eu}")).toEqual([
      `[PinnedNameTaken] other/mine api_management_name: an API 'openai' may take the place of the one that 'prod/eu/gateway' has pinned: the document does not tell the service of 'prod/eu/gateway'; ${REMOVE("API")}`,
    ]);
  });

  test("is what a policy of an operation can do, and where else that can stand", () => {
    expect(line(OPERATION_POLICY, { api_name: "openai" })).toEqual([
      `[PolicyNotRead] other/mine api_name: this is the policy of an operation of the API 'openai' of 'prod/eu/gateway', ${INSTEAD}`,
    ]);
    expect(line(OPERATION_POLICY, { api_name: "openai", api_management_name: "${var.apim}" })).toEqual([
      `[PolicyNotRead] other/mine api_management_name: this may be the policy of an operation of the API 'openai' of 'prod/eu/gateway' ('var.apim' is a variable, whose value only Terraform knows), ${INSTEAD}`,
    ]);
  });
});

describe("a document with nothing of the plan", () => {
  const beside = (api_management_name: string, pin: GatewayPin) => {
    const document = documentOf({ [POLICY]: { path: "other/mine", api_name: "openai", api_management_name } });
    return places(pinnedGatewayFindings(TerraformDocument.parse(document), "prod/eu/gateway", pin).map(renderFinding));
  };

  test("has no findings, unless the name of the service can be told", () => {
    expect(beside("apim-eu", PIN)).toEqual([]);
    expect(beside("apim-eu", { ...PIN, serviceName: "apim-eu" })).toEqual(["PinnedNameTaken other/mine api_name"]);
    expect(beside("apim-us", { ...PIN, serviceName: "apim-eu" })).toEqual([]);
    expect(beside("apim-us", { ...PIN, serviceName: "${data.terraform_remote_state.eu.outputs.name}" })).toEqual([]);
  });
});

test("two plans with the same names in two services of one document leave each other alone", () => {
  const us = {
    "azurerm_api_management_api.us": { path: "prod/us/gateway/api", name: "openai", api_management_name: US },
    "azurerm_api_management_api_policy.us": {
      path: "prod/us/gateway/policy",
      api_name: "${azurerm_api_management_api.us.name}",
      api_management_name: US,
      xml_content: "<other />",
    },
    "azurerm_api_management_backend.us": {
      path: "prod/us/gateway/chat",
      name: "chat_Sweden",
      api_management_name: US,
      url: "https://us.openai.azure.com",
    },
  };

  expect(found(us)).toEqual([]);
  expect(found(us, EU, { ...PIN, serviceName: EU })).toEqual([]);
});

test("policies of a product and of the whole service are left to other checks", () => {
  expect(
    found({
      "azurerm_api_management_policy.x": { path: "other/a", api_management_id: "${azurerm_api_management.eu.id}" },
      "azurerm_api_management_product_policy.x": { path: "other/b", product_id: "p", api_management_name: EU },
    }),
  ).toEqual([]);
});
