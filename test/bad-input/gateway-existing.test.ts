// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { ApimGatewayAttributes } from "../../src/gateway/apim-gateway-attributes";
import { AzureRegion } from "../../src/residency/azure-region";
import { newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { existingGateway, SERVICE_ID } from "../support/fixtures-gateway";

const SUBJECT = "ApimGateway at 'prod/eu/gateway' has 1 problem:";
const TWO = "ApimGateway at 'prod/eu/gateway' has 2 problems:";
const ID = "given where '/subscriptions/…/resourceGroups/…/providers/Microsoft.ApiManagement/service/…' is needed";
const ADDRESS = "given where an https:// address without a query is needed";

function gateway(attributes: object) {
  return () => existingGateway(newZone(), untyped<Partial<ApimGatewayAttributes>>(attributes));
}

describe("an existing service that is told wrongly", () => {
  refuses([
    [
      "a name in place of an id",
      gateway({ serviceId: "apim-old" }),
      SUBJECT,
      `[OptionInvalid] serviceId: 'apim-old' ${ID}`,
    ],
    [
      "the id of something in the service",
      gateway({ serviceId: "/subscriptions/1/resourceGroups/g/providers/Microsoft.ApiManagement/service/a/apis/b" }),
      SUBJECT,
      `[OptionInvalid] serviceId: '/subscriptions/1/resourceGroups/g/providers/Microsoft.ApiManagement/service/a…' ${ID}`,
    ],
    [
      "the id of something else",
      gateway({ serviceId: "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/a" }),
      SUBJECT,
      `[OptionInvalid] serviceId: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/a' ${ID}`,
    ],
    [
      "an id that only Terraform knows, alone",
      gateway({ serviceId: "${var.service}" }),
      TWO,
      "[OptionInvalid] serviceName: undefined given where the name of an API Management service, which an id that only Terraform knows does not tell, is needed",
      "[OptionInvalid] resourceGroupName: undefined given where the name of a resource group, which an id that only Terraform knows does not tell, is needed",
    ],
    [
      "a name and a group that are not those of the id",
      gateway({ serviceName: "apim-new", resourceGroupName: "rg-new" }),
      TWO,
      "[OptionInvalid] serviceName: 'apim-new' given where 'apim-old' as in serviceId is needed",
      "[OptionInvalid] resourceGroupName: 'rg-new' given where 'rg-apim' as in serviceId is needed",
    ],
    [
      "a region that the zone does not have",
      gateway({ region: AzureRegion.WEST_EUROPE }),
      SUBJECT,
      "[RegionNotInZone] region: 'westeurope' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ],
    [
      "an address in the clear",
      gateway({ gatewayUrl: "http://ai.team7.test" }),
      SUBJECT,
      `[OptionInvalid] gatewayUrl: 'http://ai.team7.test' ${ADDRESS}`,
    ],
    [
      "an address with a query",
      gateway({ gatewayUrl: "https://ai.team7.test/?key=1" }),
      SUBJECT,
      `[OptionInvalid] gatewayUrl: 'https://ai.team7.test/?key=1' ${ADDRESS}`,
    ],
    [
      "the object id of nobody",
      gateway({ principalId: "" }),
      SUBJECT,
      "[OptionInvalid] principalId: '' given where the object id of the identity, a GUID, is needed",
    ],
    [
      "a client id with a quote, which would end the attribute of the policy",
      gateway({ identityClientId: '00000000-0000-0000-0000-00000000c11e" ignore-error="true' }),
      SUBJECT,
      `[OptionInvalid] identityClientId: '00000000-0000-0000-0000-00000000c11e" ignore-error="true' given where a client id, a GUID, is needed`,
    ],
    [
      "everything at once",
      gateway({ region: "swedencentral", serviceId: "x", tier: "Standard_1", gatewayUrl: "x", provider: "azurerm" }),
      "ApimGateway at 'prod/eu/gateway' has 5 problems:",
      "[RegionInvalid] region: 'swedencentral' is no AzureRegion; write AzureRegion.of('swedencentral')",
      `[OptionInvalid] serviceId: 'x' ${ID}`,
      "[OptionInvalid] tier: 'Standard_1' given where an ApimTier is needed",
      `[OptionInvalid] gatewayUrl: 'x' ${ADDRESS}`,
      "[OptionInvalid] provider: 'azurerm' given where a provider of the same stack is needed",
    ],
  ]);

  test("fails outside a zone, under the name that callers know", () => {
    expect(() => existingGateway(newStack())).toThrow(
      /^ApimGateway at 'prod\/gateway' has 1 problem:\n {2}\[ZoneMissing\] scope: /,
    );
  });

  test("passes an id in other letters than the name and group beside it", () => {
    const serviceId = SERVICE_ID.replace("apim-old", "Apim-Old");

    expect(gateway({ serviceId, serviceName: "apim-old", resourceGroupName: "RG-APIM" })).not.toThrow();
  });
});
