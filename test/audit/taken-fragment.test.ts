// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import type { GatewayPin } from "../../src/audit/gateway-pin";
import { pinnedGatewayFindings } from "../../src/audit/pinned-gateway";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, type WrittenResource } from "./document-of";

const EU = "${azurerm_api_management.eu.name}";
const EU_ID = "${azurerm_api_management.eu.id}";
const ID = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service";
const OWN = "azurerm_api_management_policy_fragment.own";
const REMOVE = "remove it, or name another fragment or another service, as a literal";
const PIN: GatewayPin = {
  apis: [{ path: "prod/eu/gateway/api", name: "openai", apiPath: "ai" }],
  policies: [],
  backends: [],
  fragments: [{ path: "prod/eu/gateway/answer", name: "openai_answer_x1", serviceId: EU_ID, value: "<fragment />" }],
};
const REST = {
  locals: { id: EU_ID },
  data: {
    azurerm_api_management: {
      eu: { name: "apim-eu" },
      us: { name: "apim-us" },
      one: { name: "${var.one}" },
      two: { name: "${var.two}" },
    },
  },
};

/** What is found of a fragment under the name of ours, or changed so, beside a plan whose service has this name. */
function found(
  change: WrittenResource,
  service: unknown = EU,
  more: { readonly [address: string]: WrittenResource } = {},
) {
  const resources: { readonly [address: string]: WrittenResource } = {
    "azurerm_api_management.eu": { path: "prod/eu/apim", name: "apim-eu" },
    "azurerm_api_management.us": { path: "prod/us/apim", name: "apim-us" },
    "azurerm_api_management.v1": { path: "prod/v1", name: "${var.name}" },
    "azurerm_api_management.v2": { path: "prod/v2", name: "${var.other}" },
    "azurerm_resource_group.us": { path: "prod/rg", name: "apim-us" },
    "azurerm_api_management_api.a": {
      path: "prod/eu/gateway/api",
      name: "openai",
      protocols: ["https"],
      api_management_name: service,
    },
    "azurerm_api_management_policy_fragment.x": { path: "other/mine", name: "openai_answer_x1", ...change },
    ...more,
  };
  const document = JSON.parse(JSON.stringify(documentOf(resources, REST)));
  // For `documentOf`, `path` is that of the construct.
  document.resource.azurerm_api_management_api.a.path = "ai";
  return pinnedGatewayFindings(TerraformDocument.parse(document), "prod/eu/gateway", PIN).map(renderFinding);
}

describe("a fragment beside a plan", () => {
  const beside = (change: WrittenResource, service?: unknown) =>
    found({ api_management_id: EU_ID, ...change }, service).map((line) =>
      line.replace(/^\[(\w+)\] (\S+ \S+): .*$/, "$1 $2"),
    );

  test.each([
    ["a reference to its id", EU_ID, EU],
    ["a local", "${local.id}", EU],
    ["an id that ends in the name", `${ID}/Apim-EU`, EU],
    ["a data source with that name", "${data.azurerm_api_management.eu.id}", EU],
    ["an id, where the plan has a data source", `${ID}/apim-eu`, "${data.azurerm_api_management.eu.name}"],
    ["the same service under a variable name", "${azurerm_api_management.v1.id}", "${azurerm_api_management.v1.name}"],
    ["the same data source", "${data.azurerm_api_management.one.id}", "${data.azurerm_api_management.one.name}"],
  ])("is found where the service is written as %s", (_, id, planned) => {
    expect(beside({ api_management_id: id }, planned)).toEqual(["PinnedNameTaken other/mine name"]);
  });

  test.each([
    ["an id that ends in another name", `${ID}/apim-us`, EU],
    ["a reference to another one", "${azurerm_api_management.us.id}", EU],
    ["another data source", "${data.azurerm_api_management.us.id}", EU],
    ["two under variable names", "${azurerm_api_management.v1.id}", "${azurerm_api_management.v2.name}"],
  ])("passes in another service, written as %s", (_, id, planned) => {
    expect(beside({ api_management_id: id }, planned)).toEqual([]);
  });

  test.each([
    ["a variable", "${var.apim}", EU],
    ["an id with a variable name", `${ID}/\${var.apim}`, EU],
    ["an id, where the plan has a variable", `${ID}/apim-us`, "${var.eu}"],
    ["another attribute", "${azurerm_api_management.v1.gateway_url}", EU],
    ["the id of something else", "${azurerm_resource_group.us.id}", EU],
    [
      "another data source that may read the same",
      "${data.azurerm_api_management.two.id}",
      "${data.azurerm_api_management.one.name}",
    ],
    ["nothing", null, EU],
  ])("is found where its service cannot be told: %s", (_, id, planned) => {
    expect(beside({ api_management_id: id }, planned)).toEqual(["PinnedNameTaken other/mine api_management_id"]);
  });

  test("is found under the name in another case, and where that cannot be told; passes under another name", () => {
    expect(beside({ name: "OpenAI_answer_X1" })).toEqual(["PinnedNameTaken other/mine name"]);
    expect(beside({ name: "${var.name}" })).toEqual(["PinnedNameTaken other/mine name"]);
    expect(beside({ name: "openai_answer_x2" })).toEqual([]);
    expect(beside({ name: "openai_answer_x2", api_management_id: "${var.apim}" })).toEqual([]);
  });

  // A user's own API in another service, under the name of ours: the id says nothing, and the name all that is needed.
  test("tells nothing of the service of the plan", () => {
    const fragment = { ...PIN.fragments[0], format: "rawxml", api_management_id: "${var.id}" };
    const own = { [OWN]: fragment };
    const api = {
      "azurerm_api_management_api.x": { path: "other/api", name: "openai", api_management_name: "apim-us" },
    };

    expect(found({ name: "mine" }, EU, { ...own, ...api })).toEqual(found({ name: "mine" }, EU, own));
  });

  test("is told with whose place it takes, and what to do", () => {
    expect(found({ api_management_id: EU_ID })).toEqual([
      `[PinnedNameTaken] other/mine name: a fragment 'openai_answer_x1' takes the place of the one that 'prod/eu/gateway' has pinned; ${REMOVE}`,
    ]);
    expect(found({ api_management_id: "${var.id}" })).toEqual([
      `[PinnedNameTaken] other/mine api_management_id: a fragment 'openai_answer_x1' may take the place of the one that 'prod/eu/gateway' has pinned: 'var.id' is a variable, whose value only Terraform knows; ${REMOVE}`,
    ]);
  });
});
