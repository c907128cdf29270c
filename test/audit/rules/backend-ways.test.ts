// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { audit, documentOf, GATEWAY, IN_GATEWAY, texts, type WrittenResource } from "../document-of";

const HOSTS = [{ host: "declared.openai.azure.com", region: AzureRegion.FRANCE_CENTRAL }];
const ACCOUNT = "azurerm_cognitive_account.a";

/** A backend of the zone at the account `good`, which stands beside the zone. */
function behind(backend: WrittenResource, locals: { readonly [name: string]: unknown } = {}) {
  return documentOf(
    {
      [ACCOUNT]: { path: "prod/shared/account", custom_subdomain_name: "good", location: "swedencentral" },
      ...GATEWAY,
      "azurerm_api_management_backend.b": { path: "prod/eu/backend", ...IN_GATEWAY, ...backend },
    },
    { locals },
  );
}

describe("other ways of a backend", () => {
  const url = "https://good.openai.azure.com";

  test.each([
    ["a block", { proxy: { url: "http://proxy.example:3128", username: "u" } }],
    ["a list of one block", { proxy: [{ url: "http://proxy.example:3128", username: "u" }] }],
    ["a local", { proxy: { url: "${local.proxy}", username: "u" } }],
  ])("a proxy that nobody knows is found in %s", (_, backend) => {
    const document = behind({ url, ...backend }, { proxy: "https://proxy.example" });

    expect(audit(document)).toEqual(["BackendHostUnknown prod/eu/backend proxy.url"]);
    expect(texts(document)).toEqual([
      "'proxy.example' is the host of no account that is known here; leave the proxy out",
    ]);
  });

  test.each([
    ["a dynamic block", { dynamic: { proxy: { for_each: ["x"], content: { url } } } }],
    ["several blocks", { proxy: [{ url }, { url }] }],
    ["a part beside its names", { proxy: { "0": { url: "http://evil.example" }, url } }],
    ["a variable", { proxy: { url: "${var.proxy}" } }],
  ])("a proxy that cannot be told is found in %s", (_, backend) => {
    expect(audit(behind({ url, ...backend }))).toEqual(["BackendUnresolved prod/eu/backend proxy.url"]);
  });

  test.each([{ proxy: [] }, { proxy: null }, { proxy: { url } }, { service_fabric_cluster: [] }])(
    "a proxy or cluster that is none, or is known, passes: %j",
    (backend) => {
      expect(audit(behind({ url, ...backend }))).toEqual([]);
    },
  );

  test.each([
    { service_fabric_cluster: { management_endpoints: [url] } },
    { service_fabric_cluster: [{}] },
    { dynamic: { service_fabric_cluster: { for_each: ["x"], content: {} } } },
  ])("a cluster is found: %j", (backend) => {
    expect(texts(behind({ url, ...backend }))).toEqual([
      "a Service Fabric cluster cannot be told to lead inside the boundary: it chooses the host when a request comes; write the https:// address of an account as a literal, or refer to the endpoint of an account of this stack",
    ]);
  });

  test.each([
    ["a reference", `\${${ACCOUNT}.id}`],
    ["a management address", `https://management.azure.com\${${ACCOUNT}.id}`],
    ["a local", "${local.id}"],
  ])("a resource id that names an account outside is found: %s", (_, id) => {
    const locals = { id: "${local.more}", more: `\${${ACCOUNT}.id}` };
    const document = (location: string) =>
      documentOf(
        {
          [ACCOUNT]: { path: "prod/shared/account", location },
          ...GATEWAY,
          "azurerm_api_management_backend.b": {
            path: "prod/eu/backend",
            ...IN_GATEWAY,
            url: "https://declared.openai.azure.com",
            resource_id: id,
          },
        },
        { locals },
      );

    expect(audit(document("eastus"), { hosts: HOSTS })).toEqual(["BackendOutsideBoundary prod/eu/backend resource_id"]);
    expect(audit(document("swedencentral"), { hosts: HOSTS })).toEqual([]);
  });

  test("a resource id of an account as a text is found, one of something else is not", () => {
    const id = (rest: string) => behind({ url, resource_id: `/subscriptions/s/resourceGroups/g/providers/${rest}` });

    expect(audit(id("microsoft.cognitiveservices/accounts/x"))).toEqual([
      "BackendUnresolved prod/eu/backend resource_id",
    ]);
    expect(audit(id("Microsoft.Web/sites/x"))).toEqual([]);
    expect(audit(behind({ url, resource_id: "${var.id}" }))).toEqual([]);
  });
});
