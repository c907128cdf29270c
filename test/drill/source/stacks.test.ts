import { ApiManagement } from "@cdktf/provider-azurerm/lib/api-management";
import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { TerraformLocal, Testing } from "cdktf";
import { readTopologies } from "../../../src/drill/source/read-topologies";
import { newStack } from "../../support/fixtures";
import { StackDocument } from "../../support/fixtures-document";

const GROUP = { resourceGroupName: "rg" };

describe("several stacks of one app", () => {
  const app = Testing.app();
  const accounts = newStack("accounts", app);
  const account = new CognitiveAccount(accounts, "north", {
    ...GROUP,
    name: "oai-north",
    customSubdomainName: "oai-north",
    kind: "OpenAI",
    skuName: "S0",
    location: "swedencentral",
  });
  const service = newStack("service", app);
  const management = new ApiManagement(service, "gw", {
    ...GROUP,
    name: "apim-shared",
    location: "swedencentral",
    publisherEmail: "a@b.test",
    publisherName: "a",
    skuName: "Standard_1",
  });
  const gateway = newStack("gateway", app);
  const inService = { ...GROUP, apiManagementName: management.name };
  const api = new ApiManagementApi(gateway, "api", { ...inService, name: "chat", revision: "1" });
  new ApiManagementBackend(gateway, "north", { ...inService, name: "north", protocol: "http", url: account.endpoint });
  const policy = new TerraformLocal(service, "policy", `<policies><!-- north ${management.name} --></policies>`);
  new ApiManagementApiPolicy(gateway, "policy", { ...inService, apiName: api.name, xmlContent: policy.asString });
  // The references between stacks are made when all are resolved.
  app.synth();
  const texts = [gateway, accounts, service].map((stack) => ({
    name: stack.node.id,
    text: StackDocument.rendered(stack).text,
  }));

  test("are read together: what one tells another stands where it is referred to", () => {
    const [topology] = readTopologies(texts);

    expect(texts[0].text).toContain("data.terraform_remote_state.cross-stack-reference-input-service.outputs");
    expect(topology.gateway).toMatchObject({ name: "apim-shared", region: "swedencentral" });
    expect(topology.backends).toMatchObject([{ id: "north", url: "https://oai-north.openai.azure.com" }]);
    expect(topology.accounts).toMatchObject([{ key: "north", host: "oai-north.openai.azure.com" }]);
    expect(topology.scopes.api).toBe("<policies><!-- north apim-shared --></policies>");
  });

  test("are read alike in any order", () => {
    expect(readTopologies([...texts].reverse())).toEqual(readTopologies(texts));
  });

  test("fail where one is missing", () => {
    expect(() => readTopologies(texts.slice(0, 2))).toThrow(/\[ValueUnresolved\].*\[GatewayUnknown\]/s);
  });
});
